#include "core/language/edit/fixes.h"

#include <QtTest>

using namespace stagewright;
using lint::Diagnostic;

namespace {

/// A checker that finds a word wherever it stands, and would put another one there.
class WordRule
{
public:
    WordRule(std::string rule, std::string word, std::string replacement,
             lint::FixScope scope = lint::FixScope::Layout)
        : m_rule(std::move(rule))
        , m_word(std::move(word))
        , m_replacement(std::move(replacement))
        , m_scope(scope)
    {}

    void find(std::string_view text, std::vector<Diagnostic> &found) const
    {
        for (auto at = text.find(m_word); at != text.npos; at = text.find(m_word, at + 1)) {
            const auto begin = static_cast<std::uint32_t>(at);
            Diagnostic diagnostic;
            diagnostic.rule = m_rule;
            diagnostic.range = {begin, begin + static_cast<std::uint32_t>(m_word.size())};
            diagnostic.message = Message("found " + m_word);
            lint::Fix fix{Message("replace " + m_word), {}, lint::FixKind::Safe, m_scope};
            fix.edits.add({diagnostic.range, m_replacement});
            diagnostic.fixes.push_back(std::move(fix));
            found.push_back(std::move(diagnostic));
        }
    }

private:
    std::string m_rule;
    std::string m_word;
    std::string m_replacement;
    lint::FixScope m_scope;
};

edit::Diagnose findWords(std::vector<WordRule> rules)
{
    return [rules = std::move(rules)](const edit::ParsedText &text) {
        std::vector<Diagnostic> found;
        for (const auto &rule : rules)
            rule.find(text.text(), found);
        std::ranges::stable_sort(found, {}, [](const auto &d) { return d.range.begin; });
        return found;
    };
}

edit::FixResult fix(const std::string &text, const edit::Diagnose &diagnose,
                    const edit::FixOptions &options = {})
{
    return edit::applyFixes(edit::ParsedText(text), diagnose, options);
}

constexpr auto kInstructions = lint::FixScope::Instructions;

} // namespace

class FixesTest : public QObject
{
    Q_OBJECT

private slots:
    void applyFixes_mendsWhatCanBe_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<std::string>("after");
        QTest::addColumn<int>("count");
        const auto row = [](const char *name, const char *before, const char *after, int count) {
            QTest::newRow(name) << std::string(before) << std::string(after) << count;
        };
        row("nothing to do", "FROM a\n", "FROM a\n", 0);
        row("one", "FROM a as b\n", "FROM a AS b\n", 1);
        row("two in one line", "FROM a as B\n", "FROM a AS b\n", 2);
        row("several kinds", "FROM a\nenv A b c\nLABEL d e\nCMD x\nCMD [\"y\"]\n",
            "FROM a\nENV A=\"b c\"\nLABEL d=e\nCMD [\"y\"]\n", 4);
        row("three of a kind that go", "FROM a\nCMD [\"x\"]\nCMD [\"y\"]\nCMD [\"z\"]\n",
            "FROM a\nCMD [\"z\"]\n", 2);
        row("names", "FROM a AS b\nFROM b AS b\nCOPY --from=b /x /y\n",
            "FROM a AS b-1\nFROM b-1 AS b\nCOPY --from=b /x /y\n", 1);
        row("suggestions wait", "FROM a\nMAINTAINER b\n", "FROM a\nMAINTAINER b\n", 0);
    }

    void applyFixes_mendsWhatCanBe()
    {
        QFETCH(std::string, before);
        QFETCH(std::string, after);
        QFETCH(int, count);
        lint::LintOptions options;
        options.only = {"buildkit"};
        const auto result = fix(before, edit::diagnoseWith(options));
        QCOMPARE(result.text, after);
        QCOMPARE(result.edits.apply(before), after);
        QCOMPARE(int(result.applied.size()), count);
        QVERIFY(result.refused.empty());
    }

    void applyFixes_takesSuggestions_whereAsked()
    {
        lint::LintOptions lint;
        lint.only = {"buildkit"};
        edit::FixOptions options;
        options.takesSuggestions = true;
        const auto result =
            fix("FROM a\n# who\nMAINTAINER b \"c\"\n", edit::diagnoseWith(lint), options);
        QCOMPARE(result.text, std::string("FROM a\n# who\nLABEL "
                                          "org.opencontainers.image.authors=\"b \\\"c\\\"\"\n"));
    }

    void applyFixes_refuses_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<std::string>("word");
        QTest::addColumn<std::string>("replacement");
        QTest::addColumn<bool>("changesInstructions");
        QTest::addColumn<std::string>("reason");
        const auto row = [](const char *name, const char *before, const char *word,
                            const char *replacement, bool changes, const char *reason) {
            QTest::newRow(name) << std::string(before) << std::string(word)
                                << std::string(replacement) << changes << std::string(reason);
        };
        row("a change that was not declared", "FROM a\nRUN b  c\n", "  ", " ", false,
            "RUN on line 2 would say something else");
        row("a lost continuation", "FROM a\nRUN b && \\\n frobnicate\n", " && \\", "", true,
            "There would be a new problem: unknown instruction: frobnicate");
        row("one that reaches the next instruction", "FROM a\nRUN b && \\\n c\nRUN d\n", " c\n",
            " c \\\n", true, "The instruction on line 4 would become another one");
        row("one that reaches values", "FROM a\nENV A=b\nENV C=$A\n", "A=b", "A=d", true,
            "ENV on line 3 would get other values");
        row("a break", "FROM a\nENV A=b\n", "A=b", "b", true,
            "There would be a new problem: ENV must have two arguments");
        row("an edge", "FROM a AS b\nFROM c AS d\nFROM e\nCOPY --from=b /x /y\n", "--from=b",
            "--from=d", true, "The stages would be connected differently");
        row("no end", "FROM a\nRUN b\n", "b", "bb", true, "There would be a new problem: found b");
        row("nothing mended", "FROM a\nENV A=\"b\"\n", "\"b", "\"\"\"b", false,
            "The problem would stay");
    }

    void applyFixes_refuses()
    {
        QFETCH(std::string, before);
        QFETCH(std::string, word);
        QFETCH(std::string, replacement);
        QFETCH(bool, changesInstructions);
        const auto scope = changesInstructions ? kInstructions : lint::FixScope::Layout;
        const auto result = fix(before, findWords({{"rule", word, replacement, scope}}));
        QCOMPARE(result.text, before);
        QVERIFY(result.applied.empty() && result.edits.isEmpty());
        QCOMPARE(int(result.refused.size()), 1);
        QCOMPARE(result.refused.front().fix.rule, std::string("rule"));
        QTEST(result.refused.front().reason.toString(), "reason");
    }

    void applyFixes_leavesOutOnlyTheBadOnes()
    {
        std::string before = "FROM a\n";
        std::string after = before;
        for (int i = 0; i < 20; ++i) {
            before += i % 7 == 3 ? "RUN bad\n" : "env good=x\n";
            after += i % 7 == 3 ? "RUN bad\n" : "ENV good=x\n";
        }
        const auto result =
            fix(before, findWords({{"good", "env ", "ENV "}, {"bad", "bad", "worse"}}));
        QCOMPARE(result.text, after);
        QCOMPARE(int(result.applied.size()), 17);
        QCOMPARE(int(result.refused.size()), 3);
        QCOMPARE(int(result.refused.front().fix.line), 4);
    }

    void applyFixes_tellsLinesOfTheFirstText()
    {
        const auto result = fix("FROM a\n\n\nenv A=b\nRUN x\nenv C=d\n",
                                findWords({{"blank", "\n\n\n", "\n"}, {"case", "env ", "ENV "}}));
        QCOMPARE(result.text, std::string("FROM a\nENV A=b\nRUN x\nENV C=d\n"));
        std::vector<int> lines;
        for (const auto &applied : result.applied)
            lines.push_back(int(applied.line));
        std::ranges::sort(lines);
        QCOMPARE(lines, (std::vector<int>{0, 3, 5}));
    }
};

QTEST_GUILESS_MAIN(FixesTest)
#include "tst_fixes.moc"
