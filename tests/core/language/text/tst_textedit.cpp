#include "core/language/text/textedit.h"

#include <QtTest>

#include <random>

using namespace stagewright::text;

namespace {

/// Random disjoint edits of a text of `size` bytes.
EditList randomEdits(std::mt19937 &random, std::uint32_t size)
{
    EditList list;
    for (int i = 0; i < 5; ++i) {
        const auto begin = static_cast<std::uint32_t>(random() % (size + 1));
        const auto end = std::min<std::uint32_t>(size, begin + random() % 4);
        list.add({{begin, end}, std::string(random() % 4, static_cast<char>('A' + i))});
    }
    return list;
}

} // namespace

class TextEditTest : public QObject
{
    Q_OBJECT

private slots:
    void make_refusesOverlap()
    {
        QVERIFY(!EditList::make({{{0, 3}, "x"}, {{2, 4}, "y"}}));
        QVERIFY(EditList::make({{{2, 4}, "y"}, {{0, 2}, "x"}}));
    }

    void insertions_atOnePlaceKeepOrder()
    {
        const auto list = EditList::make({{{1, 1}, "x"}, {{1, 1}, "y"}});
        QCOMPARE(list->apply("ab"), std::string("axyb"));
    }

    void invert_restoresEveryText()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 2000; ++round) {
            std::string before(random() % 30, '.');
            for (auto &c : before)
                c = static_cast<char>('a' + random() % 26);
            const auto edits = randomEdits(random, static_cast<std::uint32_t>(before.size()));
            const auto after = edits.apply(before);
            QCOMPARE(edits.invert(before).apply(after), before);
        }
    }

    void then_doesBoth()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 2000; ++round) {
            std::string before(random() % 30, '.');
            for (auto &c : before)
                c = static_cast<char>('a' + random() % 26);
            const auto first = randomEdits(random, static_cast<std::uint32_t>(before.size()));
            const auto middle = first.apply(before);
            const auto second = randomEdits(random, static_cast<std::uint32_t>(middle.size()));
            const auto both = first.then(second);
            QCOMPARE(both.apply(before), second.apply(middle));
            QCOMPARE(both.invert(before).apply(both.apply(before)), before);
        }
    }

    void then_keepsEditsApart()
    {
        EditList first;
        first.add({{0, 1}, "x"});
        EditList second;
        second.add({{5, 6}, ""});
        QCOMPARE(first.then(second).edits().size(), 2U);
    }

    void map_followsTheText()
    {
        const auto list = *EditList::make({{{2, 2}, "++"}, {{4, 6}, "-"}});
        QCOMPARE(list.map(1), 1U);
        QCOMPARE(list.map(2), 4U);
        QCOMPARE(list.map(2, false), 2U);
        QCOMPARE(list.map(5), 7U);
        QCOMPARE(list.map(6), 7U);
        QCOMPARE(list.map(8), 9U);
    }

    void difference_isMinimalAndWhole()
    {
        const auto list = difference("FROM a\nRUN x\n", "FROM a\nRUN yy\n");
        QCOMPARE(list.edits().size(), 1U);
        QCOMPARE(list.edits().front().range, (TextRange{11, 12}));
        QVERIFY(difference("same", "same").isEmpty());
    }

    void difference_neverCutsCharacters()
    {
        const std::string before = "\xC3\xA9";
        const std::string after = "\xC3\xA8";
        const auto list = difference(before, after);
        QCOMPARE(list.edits().front().range, (TextRange{0, 2}));
        QCOMPARE(list.apply(before), after);
        const auto tail = difference("\xC3\xA9", "\xC4\xA9");
        QCOMPARE(tail.edits().front().range, (TextRange{0, 2}));
    }
};

QTEST_GUILESS_MAIN(TextEditTest)
#include "tst_textedit.moc"
