/// The contract with the real program: skips where it is not installed.
#include "core/base/support/strings.h"
#include "core/language/analysis/analysis.h"
#include "core/language/analysis/shellcheckprogram.h"

#include <QtTest>

using namespace stagewright;
using analysis::ShellCheckProgram;
using lint::ShellScript;

namespace {

std::string findingText(const ShellScript &script, const lint::ShellFinding &finding)
{
    return concat(finding.code, " ", nameOf(finding.severity), " [",
                  text::slice(script.text, finding.range), "]");
}

std::string fixed(const ShellScript &script, const lint::ShellFinding &finding)
{
    text::EditList edits;
    for (const auto &replacement : finding.fix)
        edits.add({replacement.range, replacement.text});
    return edits.apply(script.text);
}

} // namespace

class ShellCheckProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void check_findsAndRepairs()
    {
        ShellCheckProgram program;
        if (!program.isInstalled())
            QSKIP("shellcheck is not installed: nothing was tested against the real program");
        const std::vector<ShellScript> scripts = {
            {"cd /x\nf=$(ls)\necho '\u00fc'\trm $f", "sh", {}},
            {"echo $lower $UPPER", "bash", {"lower"}},
            {"#!/bin/bash\nrm $(a)", "bash", {"no-name", "1x"}},
            {"fine", "dash", {}},
            {"echo \xff $y", "sh", {}},
            {"if true", "sh", {}},
        };
        const auto answers = program.check(scripts);
        QVERIFY2(answers, answers ? "" : answers.error().toString().c_str());
        QCOMPARE(answers->size(), scripts.size());
        std::string found;
        for (std::size_t i = 0; i < scripts.size(); ++i) {
            for (const auto &finding : answers->at(i))
                found += concat(std::to_string(i), " ", findingText(scripts[i], finding), "\n");
        }
        for (const auto *line : {"0 SC2164 warning [cd /x]\n", "0 SC2086 information [$f]\n",
                                 "2 SC2046 warning [$(a)]\n", "4 SC2086 information [$y]\n"})
            QVERIFY2(found.find(line) != std::string::npos, found.c_str());
        QVERIFY(found.find("\n1 SC2154") == std::string::npos);
        QVERIFY(found.find("\n3 ") == std::string::npos);
        QVERIFY2(found.find("\n5 SC10") != std::string::npos, found.c_str());
        const auto &quoting = answers->at(4).back();
        QCOMPARE(fixed(scripts[4], quoting), std::string("echo \xff \"$y\""));
    }

    void checkShell_findsThePlacesInADockerfile()
    {
        ShellCheckProgram program;
        if (!program.isInstalled())
            QSKIP("shellcheck is not installed: nothing was tested against the real program");
        const std::string text =
            "FROM debian:12\nARG dir=/d\nRUN cd \"$dir\" && \\\n    rm $file \\\n"
            "  # a comment\n  $dir\nRUN <<EOF\n\techo $heredoc\nEOF\n";
        const auto analysis = analysis::analyze(text::TextSnapshot(text));
        const auto found = analysis::checkShell(*analysis, program);
        QVERIFY2(found, found ? "" : found.error().toString().c_str());
        std::string places;
        auto fixed = text;
        for (auto it = found->rbegin(); it != found->rend(); ++it) {
            places = concat(it->rule, " ", text::slice(text, it->range), "\n", places);
            if (!it->fixes.empty())
                fixed = it->fixes.front().edits.apply(fixed);
        }
        QCOMPARE(places, std::string("SC2154 $file\nSC2086 $file\nSC2154 $heredoc\n"
                                     "SC2086 $heredoc\n"));
        QVERIFY(fixed.find("rm \"$file\" \\\n") != std::string::npos);
        QVERIFY(fixed.find("\techo \"$heredoc\"\n") != std::string::npos);
    }

    void check_needsNothing_forNothing()
    {
        QVERIFY(ShellCheckProgram("/bin/false").check({}).value().empty());
    }

    void check_saysThatTheProgramIsMissing()
    {
        ShellCheckProgram program("no-such-shellcheck");
        QVERIFY(!program.isInstalled());
        QCOMPARE(program.check({{"a", "sh", {}}}).error().code, ErrorCode::Unavailable);
    }

    void check_failsWhereTheProgramIsAnother()
    {
        QVERIFY(!ShellCheckProgram("/bin/echo").check({{"a", "sh", {}}}));
    }
};

QTEST_GUILESS_MAIN(ShellCheckProgramTest)
#include "tst_shellcheckprogram.moc"
