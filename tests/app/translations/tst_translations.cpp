#include "app/qtsupport/text.h"
#include "app/qtsupport/translation.h"
#include "tests/support/paths.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>
#include <vector>

using namespace stagewright;

namespace {

struct Entry
{
    QString context;
    QString source;
    QString comment;
    bool isNumerus = false;
    bool isFinished = true;
    QStringList translations; ///< one for each plural form, else one

    /// What tells one string from another.
    QString key() const
    {
        return QStringLiteral("%1 | %2 | %3%4")
            .arg(context, source, comment, isNumerus ? QStringLiteral(" (plural)") : QString());
    }
};

void readMessage(QXmlStreamReader &xml, Entry &entry)
{
    entry.isNumerus = xml.attributes().value(QStringLiteral("numerus")) == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            entry.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            entry.comment = xml.readElementText();
        } else if (xml.name() == u"numerusform") {
            entry.translations << xml.readElementText();
        } else if (xml.name() == u"translation") {
            entry.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!entry.isNumerus)
                entry.translations << xml.readElementText();
            else
                while (xml.readNextStartElement())
                    entry.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
}

std::vector<Entry> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    std::vector<Entry> entries;
    QString context;
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) { // in a context
            if (xml.name() == u"name") {
                context = xml.readElementText();
            } else if (xml.name() == u"message") {
                Entry entry;
                entry.context = context;
                readMessage(xml, entry);
                entries.push_back(entry);
            } else {
                xml.skipCurrentElement();
            }
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return entries;
}

QStringList keysOf(const std::vector<Entry> &entries)
{
    QStringList keys;
    for (const auto &entry : entries)
        keys << entry.key();
    keys.sort();
    return keys;
}

QStringList without(QStringList all, const QStringList &others)
{
    all.removeIf([&](const QString &key) { return others.contains(key); });
    return all;
}

QString committed(const QString &language)
{
    return QString::fromStdString(
        tests::sourcePath("translations/stagewright_" + language.toStdString() + ".ts"));
}

struct LupdateRun
{
    int exitCode = -1;
    QString complaints;
    std::vector<Entry> entries;
};

/// Updates a copy of the committed catalogue.
LupdateRun runLupdate(const QString &language)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.ts"));
    QFile::copy(committed(language), copy);

    QFile commandFile(QStringLiteral(BUILD_DIR "/translations/lupdate.txt"));
    if (!commandFile.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(commandFile.fileName()));
    QStringList command = QString::fromUtf8(commandFile.readAll()).split(u'\n');
    const QString program = command.takeFirst();
    if (language == u"en")
        command << QStringLiteral("-pluralonly");
    command << QStringLiteral("-ts") << copy;

    QProcess lupdate;
    lupdate.start(program, command);
    lupdate.waitForFinished(120'000);
    return {lupdate.exitCode(), QString::fromUtf8(lupdate.readAllStandardError()),
            readCatalogue(copy)};
}

QStringList matches(const QRegularExpression &pattern, const QString &text)
{
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

/// A text that the sources mark with its context.
struct MarkedText
{
    QString context;
    QString source; ///< up to the first escape or the end of its first literal
    bool isOfCore = false;
};

std::vector<MarkedText> markedTexts()
{
    static const QRegularExpression mark(
        QStringLiteral("\\b(MSG|QT_TRANSLATE_NOOP|QT_TRANSLATE_N_NOOP|translate)\\(\\s*\"([^\"]+)"
                       "\",\\s*\"([^\"\\\\]*)"));
    std::vector<MarkedText> found;
    for (const char *top : {"core", "app"}) {
        QDirIterator files(QString::fromStdString(tests::sourcePath(top)),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            const auto text = QString::fromUtf8(file.readAll());
            for (auto match = mark.globalMatch(text); match.hasNext();) {
                const auto parts = match.next();
                found.push_back(
                    {parts.captured(2), parts.captured(3), parts.captured(1) == u"MSG"});
            }
        }
    }
    return found;
}

/// What a translation must keep of its source, as a text to compare.
QString skeletonOf(const QString &text)
{
    static const QRegularExpression places(QStringLiteral("%L?[0-9n]"));
    static const QRegularExpression tags(QStringLiteral("</?[a-z][^>]*>"));
    static const QRegularExpression mnemonic(QStringLiteral("&[^& ;]"));
    static const QRegularExpression entity(QStringLiteral("&[a-z]+;"));
    QStringList parts = matches(places, text) + matches(tags, text);
    if (QString(text).remove(entity).contains(mnemonic))
        parts << QStringLiteral("mnemonic");
    for (const QString &end : {QStringLiteral("…"), QStringLiteral(":"), QStringLiteral("\n")}) {
        if (text.endsWith(end))
            parts << QStringLiteral("ends with ") + end;
    }
    return parts.join(u' ');
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private slots:
    void catalogue_holdsTheStringsOfTheSources_data();
    void catalogue_holdsTheStringsOfTheSources();
    void catalogue_isTranslated_data() { catalogue_holdsTheStringsOfTheSources_data(); }
    void catalogue_isTranslated();
    void translation_keepsPlacesTagsAndEnds_data() { catalogue_holdsTheStringsOfTheSources_data(); }
    void translation_keepsPlacesTagsAndEnds();
    void contexts_areThoseThatTheProgramAsksFor();
    void markedTexts_areInTheCatalogue();
    void textsOfCore_haveAContextThatTheWindowLooksIn();
    void translated_putsArgumentsIntoTheTranslation();
    void installTranslations_picksTheLanguage_data();
    void installTranslations_picksTheLanguage();
};

void TranslationsTest::catalogue_holdsTheStringsOfTheSources_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << QStringLiteral("de");
    QTest::newRow("English plurals") << QStringLiteral("en");
}

void TranslationsTest::catalogue_holdsTheStringsOfTheSources()
{
    QFETCH(QString, language);
    const auto run = runLupdate(language);
    QCOMPARE(run.exitCode, 0);

    // tr() in a class without Q_OBJECT ends up in a context that nobody asks for.
    QVERIFY2(!run.complaints.contains(u"lacks Q_OBJECT") &&
                 !run.complaints.contains(u"without context"),
             qPrintable(run.complaints));

    const auto expected = keysOf(run.entries);
    const auto actual = keysOf(readCatalogue(committed(language)));
    QVERIFY(language != u"de" || !actual.isEmpty());
    const auto missing = without(expected, actual);
    const auto stale = without(actual, expected);
    const QString hint = QStringLiteral("not in the catalogue:\n  %1\nno longer in the sources:\n"
                                        "  %2\nmend it: cmake --build %3 --target "
                                        "stagewright_lupdate, then translate what is unfinished")
                             .arg(missing.join(QStringLiteral("\n  ")),
                                  stale.join(QStringLiteral("\n  ")), QStringLiteral(BUILD_DIR));
    QVERIFY2(missing.isEmpty() && stale.isEmpty(), qPrintable(hint));
}

void TranslationsTest::catalogue_isTranslated()
{
    QFETCH(QString, language);
    QStringList unfinished;
    for (const auto &entry : readCatalogue(committed(language))) {
        const bool hasGap = std::any_of(entry.translations.begin(), entry.translations.end(),
                                        [](const QString &text) { return text.isEmpty(); });
        if (!entry.isFinished || entry.translations.isEmpty() || hasGap)
            unfinished << entry.key();
    }
    QVERIFY2(unfinished.isEmpty(), qPrintable(QStringLiteral("not translated:\n  ") +
                                              unfinished.join(QStringLiteral("\n  "))));
}

void TranslationsTest::translation_keepsPlacesTagsAndEnds()
{
    QFETCH(QString, language);
    QStringList wrong;
    for (const auto &entry : readCatalogue(committed(language))) {
        for (const auto &translation : entry.translations) {
            if (!translation.isEmpty() && skeletonOf(translation) != skeletonOf(entry.source))
                wrong << entry.key() + QStringLiteral(" -> ") + translation;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TranslationsTest::contexts_areThoseThatTheProgramAsksFor()
{
    // tr() asks for the full name of the class; lupdate forgets the namespace where it does not
    // find the class's header.
    QStringList known;
    for (const auto &text : markedTexts())
        known << text.context;
    QStringList wrong;
    for (const auto &entry : readCatalogue(committed(QStringLiteral("de")))) {
        if (!entry.context.startsWith(u"stagewright::app::") && !known.contains(entry.context))
            wrong << entry.key();
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TranslationsTest::markedTexts_areInTheCatalogue()
{
    // lupdate passes over a QT_TRANSLATE_NOOP within tr(): call that function translated().
    const auto keys = keysOf(readCatalogue(committed(QStringLiteral("de"))));
    QStringList missing;
    for (const auto &text : markedTexts()) {
        const QString start = QStringLiteral("%1 | %2").arg(text.context, text.source);
        if (std::none_of(keys.begin(), keys.end(),
                         [&](const QString &key) { return key.startsWith(start); }))
            missing << start;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("not in the catalogue:\n  ") +
                                           missing.join(QStringLiteral("\n  "))));
}

void TranslationsTest::textsOfCore_haveAContextThatTheWindowLooksIn()
{
    const auto ofCore = app::coreContexts();
    QStringList wrong;
    for (const auto &text : markedTexts()) {
        const auto context = text.context.toStdString();
        if (text.isOfCore && std::find(ofCore.begin(), ofCore.end(), context) == ofCore.end())
            wrong << QStringLiteral("%1: %2").arg(text.context, text.source);
    }
    QVERIFY2(wrong.isEmpty(),
             qPrintable(QStringLiteral("not in coreContexts() (app/qtsupport/text.cpp):\n  ") +
                        wrong.join(QStringLiteral("\n  "))));
}

void TranslationsTest::translated_putsArgumentsIntoTheTranslation()
{
    const auto entries = readCatalogue(committed(QStringLiteral("de")));
    const auto entry = std::find_if(entries.begin(), entries.end(), [](const Entry &candidate) {
        return candidate.context == u"dockerfile" &&
               candidate.source.count(QStringLiteral("%1")) == 1 &&
               !candidate.source.contains(u"%2");
    });
    QVERIFY(entry != entries.end());

    auto *application = QCoreApplication::instance();
    app::installTranslations(*application, QLocale(QStringLiteral("de_DE")));
    const auto text = app::translated(Message(entry->source.toStdString(), {"builder"}));
    qDeleteAll(application->findChildren<QTranslator *>());
    QCOMPARE(text, QString(entry->translations.front())
                       .replace(QStringLiteral("%1"), QStringLiteral("builder")));
}

void TranslationsTest::installTranslations_picksTheLanguage_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("bytes");
    QTest::newRow("Austria") << QStringLiteral("de_AT") << QStringLiteral("%1 Byte");
    QTest::newRow("Germany") << QStringLiteral("de_DE") << QStringLiteral("%1 Byte");
    QTest::newRow("England") << QStringLiteral("en_GB") << QStringLiteral("%1 bytes");
    QTest::newRow("no catalogue") << QStringLiteral("ja_JP") << QStringLiteral("%1 bytes");
    QTest::newRow("C") << QStringLiteral("C") << QStringLiteral("%1 bytes");
}

void TranslationsTest::installTranslations_picksTheLanguage()
{
    QFETCH(QString, locale);
    QFETCH(QString, bytes);
    auto *application = QCoreApplication::instance();
    app::installTranslations(*application, QLocale(locale));
    QCOMPARE(QCoreApplication::translate("Size", "%1 bytes"), bytes);

    qDeleteAll(application->findChildren<QTranslator *>());
    QCOMPARE(QCoreApplication::translate("Size", "%1 bytes"), QStringLiteral("%1 bytes"));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
