/// What the splitter sees in shell scripts.
#include "core/base/support/strings.h"
#include "core/language/lint/shellcommands.h"
#include "tests/core/language/lint/lintcases.h"
#include "tests/support/golden.h"

#include <QtTest>

using namespace stagewright;

namespace {

std::string wordsText(std::string_view script, const std::vector<lint::ShellWord> &words)
{
    std::string text;
    for (const auto &word : words) {
        const auto raw = script.substr(word.span.begin, word.span.end - word.span.begin);
        text += concat(" ", word.hasExpansion ? "$" : "", word.hasWildcard ? "*" : "", "[",
                       word.text, "]");
        if (raw != word.text)
            text += concat("<", raw, ">");
    }
    return text;
}

std::string commandText(std::string_view script, const lint::ShellCommand &command)
{
    constexpr std::array kLinks = {"start", "&&", "||", "|", ";", "&"};
    auto text = concat("  ", std::to_string(command.depth), " ",
                       kLinks.at(static_cast<std::size_t>(command.link)));
    if (command.isInexact)
        text += " inexact";
    if (!command.assignments.empty())
        text += concat(" set", wordsText(script, command.assignments));
    if (!command.wrappers.empty())
        text += concat(" by", wordsText(script, command.wrappers));
    text += concat(" run", wordsText(script, command.words));
    for (const auto &redirection : command.redirections)
        text += concat(" to", std::to_string(static_cast<int>(redirection.kind)),
                       wordsText(script, {redirection.target}));
    return text + "\n";
}

} // namespace

class ShellCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void splitShell_seesCommands()
    {
        std::string text;
        for (const auto &lintCase : tests::readLintCases("lint/shell.cases")) {
            const auto shell = lint::splitShell(lintCase.text);
            text += concat("=== ", lintCase.title, shell.hasPipes ? " (pipes)\n" : "\n");
            for (const auto &command : shell.commands)
                text += commandText(lintCase.text, command);
        }
        COMPARE_GOLDEN("lint/shell.txt", text);
    }

    void splitShell_startsWhereItIsAsked()
    {
        const auto shell = lint::splitShell("RUN make it", 4);
        QCOMPARE(shell.commands.size(), 1U);
        QCOMPARE(shell.commands.front().name(), std::string("make"));
        QCOMPARE(shell.commands.front().span(), (syntax::Span{4, 11}));
    }

    void splitShell_isLinear_inNesting()
    {
        std::string script;
        for (int i = 0; i < 50'000; ++i)
            script += "$(a $((b \"`{ (";
        lint::splitShell(script);
        std::string groups(200'000, '(');
        QVERIFY(lint::splitShell(groups + "a").commands.size() == 1);
    }

    void splitExec_looksIntoShells()
    {
        const std::string text = "sh -c make && it";
        const auto shell =
            lint::splitExec(text, {{"sh", {0, 2}}, {"-c", {3, 5}}, {"make && it", {6, 16}}});
        QCOMPARE(shell.commands.size(), 3U);
        QCOMPARE(shell.commands[2].name(), std::string("it"));
        QCOMPARE(shell.commands[2].depth, 1U);
    }
};

QTEST_GUILESS_MAIN(ShellCommandsTest)
#include "tst_shellcommands.moc"
