#include "tests/support/paths.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace stagewright;

namespace {

using Words = QSet<QString>;

QString packagingFile(const QString &path)
{
    return QString::fromStdString(
        tests::readFile(tests::sourcePath("packaging/" + path.toStdString())));
}

/// stdout of a program that has to succeed.
QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s %s failed: %s", qPrintable(program), qPrintable(arguments.join(u' ')),
               process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString helpOf(const char *program, const QStringList &arguments)
{
    return outputOf(QString::fromStdString(tests::programPath(program)),
                    arguments + QStringList{QStringLiteral("--help")});
}

/// "--tag", "-t" and the like; not the flag in "RUN --mount".
Words optionsIn(const QString &text)
{
    static const QRegularExpression option(
        QStringLiteral("(?<![\\w-])(?<!RUN )(?<!COPY )(--[a-z][a-z0-9-]*|-[A-Za-z])(?![\\w-])"));
    Words words;
    for (auto match = option.globalMatch(text); match.hasNext();)
        words.insert(match.next().captured(1));
    return words;
}

QString join(const Words &words)
{
    QStringList sorted(words.begin(), words.end());
    sorted.sort();
    return sorted.join(u' ');
}

/// The commands that `stagewright --help` lists.
QStringList commands()
{
    static const QRegularExpression line(QStringLiteral("^  ([a-z-]+) {2,}\\S"),
                                         QRegularExpression::MultilineOption);
    QStringList names;
    for (auto match = line.globalMatch(helpOf("stagewright", {})); match.hasNext();)
        names << match.next().captured(1);
    return names;
}

/// A manual page with its escapes for '-' and fonts taken out.
QString manual(const QString &name)
{
    static const QRegularExpression fonts(QStringLiteral("\\\\f[A-Z]"));
    return packagingFile(QStringLiteral("man/") + name)
        .replace(QStringLiteral("\\-"), QStringLiteral("-"))
        .remove(fonts);
}

/// The part of the manual about one command; empty where it has none.
QString manualSection(const QString &command)
{
    const QRegularExpression section(
        QStringLiteral("^\\.SS \"stagewright %1\\b.*?(?=^\\.S[SH]\\b)").arg(command),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    return section.match(manual(QStringLiteral("stagewright.1"))).captured();
}

/// The options that a manual explains: those in the line after a .TP.
Words explainedOptions(const QString &text)
{
    static const QRegularExpression tag(QStringLiteral("^\\.TP[^\\n]*\\n([^\\n]*)"),
                                        QRegularExpression::MultilineOption);
    Words words;
    for (auto match = tag.globalMatch(text); match.hasNext();)
        words |= optionsIn(match.next().captured(1));
    return words;
}

/// What bash offers after the given words, the last of which is being typed.
Words offeredByBash(const QString &file, const QString &function, const QStringList &words)
{
    const QString script = QStringLiteral(R"(source "$1"; function=$2; shift 2
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        "$function" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}")");
    const auto path = tests::sourcePath("packaging/completions/" + file.toStdString());
    const QString output =
        outputOf(QStringLiteral("bash"),
                 QStringList{QStringLiteral("--norc"), QStringLiteral("-c"), script,
                             QStringLiteral("-"), QString::fromStdString(path), function} +
                     words);
    Words offered;
    for (const auto &line : output.split(u'\n', Qt::SkipEmptyParts))
        offered.insert(line.trimmed());
    return offered;
}

/// The options that fish is told in the lines that match `condition`.
Words offeredByFish(const QString &file, const QRegularExpression &condition)
{
    static const QRegularExpression longOption(QStringLiteral(" -l ([a-z-]+)"));
    static const QRegularExpression shortOption(QStringLiteral(" -s ([A-Za-z])"));
    Words words;
    for (const auto &line : packagingFile(QStringLiteral("completions/") + file).split(u'\n')) {
        if (!line.contains(condition))
            continue;
        if (const auto match = longOption.match(line); match.hasMatch())
            words.insert(QStringLiteral("--") + match.captured(1));
        if (const auto match = shortOption.match(line); match.hasMatch())
            words.insert(QStringLiteral("-") + match.captured(1));
    }
    return words;
}

/// The options in one branch of the case in zsh's function.
Words offeredByZsh(const QString &branch)
{
    const QRegularExpression section(
        QStringLiteral("^\\s*\\((?:[a-z|-]*\\|)?%1(?:\\|[a-z|-]*)?\\)$(.*?);;").arg(branch),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    const auto file = packagingFile(QStringLiteral("completions/_stagewright"));
    return optionsIn(section.match(file).captured(1));
}

const QString kHelp = QStringLiteral("--help");

} // namespace

/// Manual pages and shell completions say what the programs' own help says: nothing is missing,
/// nothing is left over.
class WordsTest : public QObject
{
    Q_OBJECT
private slots:
    void commands_areEverywhere();
    void options_areInManual_data() { addCommands(); }
    void options_areInManual();
    void options_areInBash_data() { addCommands(); }
    void options_areInBash();
    void options_areInFish_data() { addCommands(); }
    void options_areInFish();
    void options_areInZsh_data() { addCommands(); }
    void options_areInZsh();
    void optionsOfTheWindow_areEverywhere();

private:
    static void addCommands()
    {
        QTest::addColumn<QString>("command");
        for (const auto &command : commands())
            QTest::newRow(qPrintable(command)) << command;
    }
    static Words helpOptions(const QString &command)
    {
        return optionsIn(helpOf("stagewright", {command})) + Words{kHelp};
    }
};

void WordsTest::commands_areEverywhere()
{
    const auto names = commands();
    QVERIFY(!names.isEmpty());

    auto offered = offeredByBash(QStringLiteral("stagewright.bash"), QStringLiteral("_stagewright"),
                                 {QStringLiteral("stagewright"), QString()});
    offered.removeIf([](const QString &word) { return word.startsWith(u'-'); });
    QCOMPARE(join(offered), join(Words(names.begin(), names.end())));

    static const QRegularExpression section(QStringLiteral("^\\.SS \"stagewright ([a-z-]+)"),
                                            QRegularExpression::MultilineOption);
    Words described;
    for (auto match = section.globalMatch(manual(QStringLiteral("stagewright.1")));
         match.hasNext();)
        described.insert(match.next().captured(1));
    QCOMPARE(join(described), join(Words(names.begin(), names.end())));

    const auto fish = packagingFile(QStringLiteral("completions/stagewright.fish"));
    const auto zsh = packagingFile(QStringLiteral("completions/_stagewright"));
    for (const auto &name : names) {
        QVERIFY2(fish.contains(QStringLiteral(" -a %1 -d ").arg(name)), qPrintable(name));
        QVERIFY2(zsh.contains(QStringLiteral("'%1:").arg(name)), qPrintable(name));
    }
}

void WordsTest::options_areInManual()
{
    QFETCH(QString, command);
    const auto expected = helpOptions(command) - Words{kHelp};
    const auto section = manualSection(command);
    QCOMPARE(join(expected - explainedOptions(section)), QString());
    QCOMPARE(join(explainedOptions(section) - expected), QString());
}

void WordsTest::options_areInBash()
{
    QFETCH(QString, command);
    const auto offered =
        offeredByBash(QStringLiteral("stagewright.bash"), QStringLiteral("_stagewright"),
                      {QStringLiteral("stagewright"), command, QStringLiteral("-")});
    QCOMPARE(join(offered), join(helpOptions(command)));
}

void WordsTest::options_areInFish()
{
    QFETCH(QString, command);
    const QRegularExpression condition(
        QStringLiteral("-n '__stagewright_runs(?: [a-z]+)* %1(?: [a-z]+)*'").arg(command));
    const auto offered = offeredByFish(QStringLiteral("stagewright.fish"), condition);
    QCOMPARE(join(offered + Words{kHelp}), join(helpOptions(command)));
}

void WordsTest::options_areInZsh()
{
    QFETCH(QString, command);
    QCOMPARE(join(offeredByZsh(command) + Words{kHelp}), join(helpOptions(command)));
}

void WordsTest::optionsOfTheWindow_areEverywhere()
{
#ifndef STAGEWRIGHT_HAS_GUI
    QSKIP("this build has no stagewright-gui");
#endif
    const auto expected = optionsIn(helpOf("stagewright-gui", {}));
    QVERIFY(expected.contains(kHelp));

    QCOMPARE(join(explainedOptions(manual(QStringLiteral("stagewright-gui.1")))), join(expected));
    QCOMPARE(join(offeredByBash(QStringLiteral("stagewright-gui.bash"),
                                QStringLiteral("_stagewright_gui"),
                                {QStringLiteral("stagewright-gui"), QStringLiteral("-")})),
             join(expected));
    QCOMPARE(join(offeredByFish(QStringLiteral("stagewright-gui.fish"),
                                QRegularExpression(QStringLiteral("-c stagewright-gui")))),
             join(expected));
    QCOMPARE(join(offeredByZsh(QStringLiteral("stagewright-gui"))), join(expected));
}

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
