// What the text pane does to texts, without a widget: comments, indentation, search, previews.
#include "app/qtsupport/text.h"
#include "app/textview/editpreview.h"
#include "app/textview/lineedits.h"
#include "app/textview/textsearch.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

class TextEditsTest : public QObject
{
    Q_OBJECT

private slots:
    void comments_toggle_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<unsigned>("begin");
        QTest::addColumn<unsigned>("end");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("one line") << QByteArray("FROM a\nRUN b\n") << 8U << 8U
                                  << QByteArray("FROM a\n# RUN b\n");
        QTest::newRow("back") << QByteArray("FROM a\n# RUN b\n") << 8U << 8U
                              << QByteArray("FROM a\nRUN b\n");
        QTest::newRow("without a blank")
            << QByteArray("#RUN b\n") << 0U << 0U << QByteArray("RUN b\n");
        QTest::newRow("mixed lines")
            << QByteArray("# a\n\n  b\n") << 0U << 7U << QByteArray("# # a\n\n  # b\n");
        QTest::newRow("the end of a line is not the next one")
            << QByteArray("a\nb\n") << 0U << 2U << QByteArray("# a\nb\n");
        QTest::newRow("BOM and CRLF") << QByteArray("\xEF\xBB\xBF"
                                                    "a\r\nb\r\n")
                                      << 3U << 7U
                                      << QByteArray("\xEF\xBB\xBF"
                                                    "# a\r\n# b\r\n");
    }
    void comments_toggle()
    {
        QFETCH(QByteArray, before);
        QFETCH(unsigned, begin);
        QFETCH(unsigned, end);
        QFETCH(QByteArray, after);
        const auto text = before.toStdString();
        QCOMPARE(QByteArray::fromStdString(toggledComments(text, {begin, end}).apply(text)), after);
    }

    void indentation_isThatOfTheLine()
    {
        QCOMPARE(indentationAt("a\n  \tb c", 8), std::string("  \t"));
        QCOMPARE(indentationAt("a\n    b", 4), std::string("  "));
        QVERIFY(usesTabs("RUN a \\\n\tb\n\tc\n  d\n"));
        QVERIFY(!usesTabs("RUN a \\\n    b\n"));
    }

    void search_finds_data()
    {
        QTest::addColumn<QString>("needle");
        QTest::addColumn<bool>("isCase");
        QTest::addColumn<bool>("isWord");
        QTest::addColumn<bool>("isRegex");
        QTest::addColumn<int>("count");
        QTest::newRow("any case") << "run" << false << false << false << 3;
        QTest::newRow("case") << "RUN" << true << false << false << 2;
        QTest::newRow("word") << "run" << false << true << false << 2;
        QTest::newRow("regex") << "^RUN \\w" << true << false << true << 2;
        QTest::newRow("no regex") << "^RUN" << false << false << false << 0;
        QTest::newRow("empty matches are none") << "x*" << false << false << true << 0;
        QTest::newRow("more bytes than letters")
            << QString::fromUtf8("ö") << false << false << false << 1;
    }
    void search_finds()
    {
        QFETCH(QString, needle);
        QFETCH(bool, isCase);
        QFETCH(bool, isWord);
        QFETCH(bool, isRegex);
        QFETCH(int, count);
        const std::string text = "RUN ä ö\nRUN b\nrunner\n";
        const auto found = findAll(text, needle, {isCase, isWord, isRegex});
        QVERIFY(found);
        QCOMPARE(int(found->size()), count);
        for (const auto range : *found) {
            if (!isRegex)
                QVERIFY(fromUtf8(text::slice(text, range)).compare(needle, Qt::CaseInsensitive) ==
                        0);
        }
    }

    void wrongPattern_isExplained()
    {
        const auto found = findAll("a", QStringLiteral("("), {false, false, true});
        QVERIFY(!found);
        QVERIFY(!found.error().isEmpty());
    }

    void replacements_takeGroups()
    {
        const std::string text = "COPY a b\r\nCOPY ä d\r\n";
        const auto edits = replacements(text, QStringLiteral("COPY (\\S+) (\\S+)"),
                                        QStringLiteral("ADD \\2 \\1"), {false, false, true});
        QCOMPARE(edits.apply(text), std::string("ADD b a\r\nADD d ä\r\n"));
        QCOMPARE(replacementFor(text, {10, 19}, QStringLiteral("COPY (\\S+)"),
                                QStringLiteral("\\1\\t"), {false, false, true}),
                 std::string("ä\t"));
    }

    void preview_showsWholeLines()
    {
        const std::string text = "FROM a AS x\nRUN b\nFROM x\n";
        text::EditList edits;
        edits.add({{10, 11}, "yy"});
        edits.add({{23, 24}, "yy"});
        const auto changes = changedLines(text, edits);
        QCOMPARE(changes.size(), std::size_t(2));
        QVERIFY(changes[0] == (ChangedLines{0, {"FROM a AS x"}, {"FROM a AS yy"}}));
        QVERIFY(changes[1] == (ChangedLines{2, {"FROM x"}, {"FROM yy"}}));
        QVERIFY(previewHtml(changes, Theme::light()).contains(QStringLiteral("FROM yy")));
    }
};

QTEST_GUILESS_MAIN(TextEditsTest)
#include "tst_textedits.moc"
