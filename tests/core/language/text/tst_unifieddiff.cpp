#include "core/base/support/strings.h"
#include "core/language/text/unifieddiff.h"

#include <QtTest>

#include <random>

using namespace stagewright;
using text::unifiedDiff;

namespace {

/// What `patch` makes of a text: follows the lines of the diff, and fails the test where the old
/// text does not have what the diff says.
std::string patched(std::string_view before, std::string_view diff)
{
    std::vector<std::string> old;
    for (std::size_t at = 0; at < before.size();) {
        const auto end = std::min(before.find('\n', at), before.size() - 1) + 1;
        old.emplace_back(before.substr(at, end - at));
        at = end;
    }
    std::string after;
    std::size_t next = 0;
    const auto lines = split(diff, '\n');
    for (std::size_t i = 2; i + 1 < lines.size(); ++i) {
        const auto line = lines[i];
        if (line.starts_with("@@ -")) {
            const auto text = line.substr(4, line.find(',') - 4);
            const auto count =
                line.substr(line.find(',') + 1, line.find(" +") - line.find(',') - 1);
            const auto first = parseUnsigned(text).value() - (count == "0" ? 0 : 1);
            while (next < first)
                after += old[next++];
            continue;
        }
        const bool isLast = i + 1 < lines.size() && lines[i + 1].starts_with("\\ No newline");
        const auto content = concat(line.substr(1), isLast ? "" : "\n");
        if (line.front() == '+' || line.front() == ' ')
            after += content;
        if (line.front() == '-' || line.front() == ' ') {
            if (next >= old.size() || old[next] != content)
                return "the diff names lines that the text does not have";
            ++next;
        }
        i += isLast ? 1 : 0;
    }
    while (next < old.size())
        after += old[next++];
    return after;
}

std::string randomText(std::mt19937 &random)
{
    std::string text;
    const auto lines = random() % 30;
    for (std::size_t i = 0; i < lines; ++i)
        text += concat(std::string(1, char('a' + random() % 4)), "\n");
    if (random() % 4 == 0)
        text += "end";
    return text;
}

} // namespace

class UnifiedDiffTest : public QObject
{
    Q_OBJECT

private slots:
    void equalTexts_haveNone() { QCOMPARE(unifiedDiff("a\nb", "a\nb", "f"), std::string()); }

    void changedLine_isShownWithItsSurroundings()
    {
        const auto diff = unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n",
                                      "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "Dockerfile");
        QCOMPARE(diff,
                 std::string("--- Dockerfile\n+++ Dockerfile\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n"
                             "+five\n 6\n 7\n 8\n"));
    }

    void distantChanges_haveHunksOfTheirOwn()
    {
        std::string before;
        for (int i = 0; i < 30; ++i)
            before += std::to_string(i) + "\n";
        auto after = before;
        after.replace(after.find("3\n"), 1, "three").replace(after.find("25"), 2, "many");
        const auto diff = unifiedDiff(before, after, "f");
        QCOMPARE(std::count(diff.begin(), diff.end(), '@'), 8);
    }

    void missingNewline_isSaid()
    {
        QCOMPARE(
            unifiedDiff("a", "a\n", "f"),
            std::string("--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"));
        QCOMPARE(unifiedDiff("", "a\n", "f"), std::string("--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n"));
    }

    void randomTexts_canBePatched()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 3000; ++i) {
            const auto before = randomText(random);
            const auto after = randomText(random);
            const auto diff = unifiedDiff(before, after, "f");
            if (before != after)
                QCOMPARE(patched(before, diff), after);
        }
    }

    void veryDifferentTexts_end()
    {
        std::string before;
        std::string after;
        for (int i = 0; i < 20'000; ++i) {
            before += concat("old ", std::to_string(i), "\n");
            after += concat("new ", std::to_string(i), "\n");
        }
        QCOMPARE(patched(before, unifiedDiff(before, after, "f")), after);
    }
};

QTEST_GUILESS_MAIN(UnifiedDiffTest)
#include "tst_unifieddiff.moc"
