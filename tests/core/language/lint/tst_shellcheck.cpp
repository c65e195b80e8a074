/// What a shell linter is asked, and where in the file its findings land.
#include "core/base/support/strings.h"
#include "core/language/lint/shellcheck.h"
#include "tests/core/language/lint/lintcases.h"
#include "tests/support/paths.h"

#include <QtTest>

using namespace stagewright;

namespace {

/// Finds every `$` and its name; would put it in quotes.
class FakeChecker : public lint::ShellChecker
{
public:
    Result<std::vector<std::vector<lint::ShellFinding>>>
    check(const std::vector<lint::ShellScript> &scripts) override
    {
        if (isMissing)
            return fail(ErrorCode::Unavailable, "not there");
        asked = scripts;
        std::vector<std::vector<lint::ShellFinding>> answers;
        for (const auto &script : scripts)
            answers.push_back(findIn(script.text));
        return answers;
    }

    std::vector<lint::ShellScript> asked;
    bool isMissing = false;

private:
    static std::vector<lint::ShellFinding> findIn(const std::string &text)
    {
        std::vector<lint::ShellFinding> findings;
        for (auto at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
            const auto begin = static_cast<std::uint32_t>(at);
            const auto end =
                static_cast<std::uint32_t>(std::min(text.find_first_of(" \n&", at), text.size()));
            lint::ShellFinding finding{"SC1",
                                       lint::Severity::Information,
                                       {begin, end},
                                       "50 % bad",
                                       {{{begin, begin}, "\""}, {{end, end}, "\""}}};
            findings.push_back(std::move(finding));
        }
        return findings;
    }
};

struct Checked
{
    std::vector<lint::Diagnostic> diagnostics;
    FakeChecker checker;
};

Checked check(const std::string &text, const lint::LintOptions &options = {})
{
    Checked checked;
    tests::LintCase lintCase;
    lintCase.text = text;
    const tests::Linted linted(lintCase, convert::Mode::Editor);
    checked.diagnostics = lint::checkShell(linted.input(), options, checked.checker).value();
    return checked;
}

std::string sample()
{
    return tests::readFile(tests::dataPath("lint/shellcheck.Dockerfile"));
}

} // namespace

class ShellCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void checkShell_asksAboutShellScriptsOnly()
    {
        std::vector<std::string> asked;
        for (const auto &script : check(sample()).checker.asked)
            asked.push_back(concat(script.dialect, ": ", script.text));
        QCOMPARE(asked, (std::vector<std::string>{
                            "bash: rm $x &&     echo \"\u00fc\" $y    && cd $VERSION",
                            "sh: set -e\nrm\t$z\n",
                            "sh: cat <<A > /f && rm $w\ntext $v\nA\n",
                            "sh: rm $u",
                            "dash: rm $s",
                            "bash: rm $p",
                        }));
    }

    void checkShell_tellsTheVariables()
    {
        const auto variables = check(sample()).checker.asked.front().variables;
        for (const auto *name : {"VERSION", "HOME_DIR", "PATH"})
            QVERIFY2(std::find(variables.begin(), variables.end(), name) != variables.end(), name);
        QVERIFY(std::find(variables.begin(), variables.end(), "GLOBAL") == variables.end());
    }

    void checkShell_findsThePlacesInTheFile()
    {
        const auto text = sample();
        std::string found;
        for (const auto &diagnostic : check(text).diagnostics) {
            QCOMPARE(diagnostic.rule, std::string("SC1"));
            QCOMPARE(diagnostic.message.toString(), std::string("50 % bad"));
            QCOMPARE(diagnostic.url, std::string("https://www.shellcheck.net/wiki/SC1"));
            QCOMPARE(diagnostic.severity, lint::Severity::Information);
            found += concat(text::slice(text, diagnostic.range), " ");
        }
        QCOMPARE(found, std::string("$x $y $VERSION $z $w $v $u $p "));
    }

    void checkShell_putsRepairsIntoTheFile()
    {
        auto text = sample();
        const auto diagnostics = check(text).diagnostics;
        for (auto diagnostic = diagnostics.rbegin(); diagnostic != diagnostics.rend();
             ++diagnostic) {
            QCOMPARE(diagnostic->fixes.size(), 1U);
            QCOMPARE(diagnostic->fixes.front().kind, lint::FixKind::Suggestion);
            text = diagnostic->fixes.front().edits.apply(text);
        }
        for (const auto *line : {"RUN rm \"$x\" && \\\n", "echo \"\u00fc\" \"$y\"\\\n",
                                 "&& cd \"$VERSION\"\n", "\trm\t\"$z\"\n", "rm \"$w\"\n",
                                 "text \"$v\"\n", "ONBUILD RUN rm \"$u\"\n", "RUN rm \"$p\"\n"})
            QVERIFY2(text.find(line) != std::string::npos, line);
    }

    void checkShell_heedsOptions()
    {
        lint::LintOptions options;
        options.severities["shellcheck"] = lint::Severity::Error;
        QCOMPARE(check(sample(), options).diagnostics.front().severity, lint::Severity::Error);
        options.skip = {"SC1"};
        QVERIFY(check(sample(), options).diagnostics.empty());
        QVERIFY(check("# check=skip=SC1\nFROM a\nRUN rm $x\n").diagnostics.empty());
    }

    void checkShell_failsAsTheCheckerDoes()
    {
        tests::LintCase lintCase;
        lintCase.text = "FROM a\nRUN b\n";
        FakeChecker checker;
        checker.isMissing = true;
        const tests::Linted linted(lintCase, convert::Mode::Editor);
        QCOMPARE(lint::checkShell(linted.input(), {}, checker).error().code,
                 ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(ShellCheckTest)
#include "tst_shellcheck.moc"
