#include "app/cli/excerpt.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::app;

class ExcerptTest : public QObject
{
    Q_OBJECT

private slots:
    void places_countCharactersAndUnits()
    {
        const std::string_view text = "é\U0001F600x\r\nsecond";
        const Positions positions(text);
        const auto x = std::uint32_t(text.find('x'));
        QCOMPARE(positions.inCharacters(x).column, 3U);
        QCOMPARE(positions.inUtf16(x).column, 4U);
        QCOMPARE(positions.inCharacters(std::uint32_t(text.size())).line, 2U);
        QCOMPARE(positions.line(1), std::string_view("é\U0001F600x"));
        QCOMPARE(positions.line(2), std::string_view("second"));
    }

    void carets_standBelowWhatIsMeant_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("word");
        QTest::addColumn<std::string>("excerpt");
        QTest::newRow("plain") << std::string("FROM a\n") << std::string("a")
                               << std::string("    1 | FROM a\n      |      ^\n");
        QTest::newRow("tab") << std::string("\tRUN x") << std::string("RUN")
                             << std::string("    1 |     RUN x\n      |     ^^^\n");
        QTest::newRow("wide") << std::string("很 x") << std::string("x")
                              << std::string("    1 | 很 x\n      |    ^\n");
        QTest::newRow("two lines")
            << std::string("RUN a \\\n  b\nUSER c\n") << std::string("a \\\n  b")
            << std::string("    1 | RUN a \\\n      |     ^^^\n    2 |   b\n      |   ^\n");
        QTest::newRow("control characters") << std::string("\x1b[31mred") << std::string("red")
                                            << std::string("    1 | \xEF\xBF\xBD[31mred\n"
                                                           "      |      ^^^\n");
    }

    void carets_standBelowWhatIsMeant()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, word);
        QFETCH(std::string, excerpt);
        const auto begin = std::uint32_t(text.find(word));
        const auto end = begin + std::uint32_t(word.size());
        QCOMPARE(app::excerpt(Positions(text), {begin, end}), excerpt);
    }

    void emptyRange_hasOneCaret()
    {
        QCOMPARE(excerpt(Positions(""), {0, 0}), std::string("    1 | \n      | ^\n"));
        QCOMPARE(excerpt(Positions("ab"), {2, 2}), std::string("    1 | ab\n      |   ^\n"));
    }

    void manyLines_areCutShort()
    {
        const std::string text = "RUN a \\\n b \\\n c \\\n d \\\n e \\\n f\n";
        const auto shown = excerpt(Positions(text), {0, std::uint32_t(text.size()) - 1});
        QVERIFY(shown.ends_with("      | … to line 6\n"));
        QVERIFY(shown.find(" d ") == shown.npos);
    }

    void longLine_isCutShort()
    {
        const auto text = "RUN " + std::string(5000, 'x') + " y";
        const auto end = std::uint32_t(text.size());
        QVERIFY(excerpt(Positions(text), {0, 3}).size() < 400);
        QVERIFY(excerpt(Positions(text), {0, end}).size() < 600);
        QVERIFY(excerpt(Positions(text), {end - 1, end}).size() < 400);
    }

    void brokenUtf8_isShownSomehow()
    {
        for (std::uint32_t i = 0; i < 5; ++i)
            QVERIFY(!excerpt(Positions("\xff\xe2\x82 \xf0"), {i, 5}).empty());
    }
};

QTEST_GUILESS_MAIN(ExcerptTest)
#include "tst_excerpt.moc"
