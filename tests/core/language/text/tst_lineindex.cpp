#include "core/language/text/lineindex.h"

#include <QtTest>

using namespace stagewright::text;

class LineIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void lines_endBehindNewline()
    {
        const LineIndex index("ab\r\n\nc");
        QCOMPARE(index.lineCount(), 3U);
        QCOMPARE(index.lineRange(0), (TextRange{0, 4}));
        QCOMPARE(index.lineRange(1), (TextRange{4, 5}));
        QCOMPARE(index.lineRange(2), (TextRange{5, 6}));
    }

    void emptyText_hasOneLine()
    {
        const LineIndex index("");
        QCOMPARE(index.lineCount(), 1U);
        QVERIFY(index.at(7) == (LineColumn{0, 0}));
    }

    void positions_roundTrip()
    {
        const std::string text = "FROM a\n\xC3\xA9t\xC3\xA9\n\nRUN x";
        const LineIndex index(text);
        for (std::uint32_t offset = 0; offset <= text.size(); ++offset)
            QCOMPARE(index.offsetOf(index.at(offset)), offset);
        QCOMPARE(index.offsetOf({99, 0}), static_cast<std::uint32_t>(text.size()));
    }
};

QTEST_GUILESS_MAIN(LineIndexTest)
#include "tst_lineindex.moc"
