#include "core/language/analysis/analysis.h"
#include "tests/support/fakeshellchecker.h"

#include <QtTest>

using namespace stagewright;
using analysis::ShellAnswers;
using tests::FakeShellChecker;

namespace {

const std::string kText = "FROM alpine:3.20\nRUN echo $a\nRUN echo b\n";

} // namespace

class ShellAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void check_asksOncePerScript()
    {
        auto fake = std::make_shared<FakeShellChecker>();
        ShellAnswers answers(fake);
        const lint::ShellScript one{"rm $x", "sh", {}};
        QCOMPARE(answers.check({one}).value().front().size(), 1U);
        const auto again = answers.check({one, {"rm y", "sh", {}}, one}).value();
        QCOMPARE(again.size(), 3U);
        QCOMPARE(again[0].size(), 1U);
        QVERIFY(again[1].empty());
        QCOMPARE(again[2].size(), 1U);
        QCOMPARE(fake->asked, (std::vector<std::string>{"rm $x", "rm y"}));
    }

    void check_tellsDialectsAndVariablesApart()
    {
        auto fake = std::make_shared<FakeShellChecker>();
        ShellAnswers answers(fake);
        QVERIFY(answers.check({{"rm $x", "sh", {}}}));
        QVERIFY(!answers.known({{"rm $x", "bash", {}}}).front());
        QVERIFY(!answers.known({{"rm $x", "sh", {"x"}}}).front());
        QVERIFY(answers.known({{"rm $x", "sh", {}}}).front());
    }

    void check_failsAsTheCheckerDoes_andKeepsNothing()
    {
        auto fake = std::make_shared<FakeShellChecker>();
        fake->failsWith = ErrorCode::Failed;
        ShellAnswers answers(fake);
        QCOMPARE(answers.check({{"a", "sh", {}}}).error().code, ErrorCode::Failed);
        QVERIFY(!answers.known({{"a", "sh", {}}}).front());
    }

    void analyze_tellsWhatIsKnown_andWhatIsNot()
    {
        auto fake = std::make_shared<FakeShellChecker>();
        const auto answers = std::make_shared<ShellAnswers>(fake);
        const text::TextSnapshot snapshot(kText);
        const auto before = analysis::analyze(snapshot, {}, {}, {.shell = answers});
        QVERIFY(before->awaitsShell);
        QCOMPARE(fake->runs, 0);
        QVERIFY(analysis::checkShell(*before, *answers));
        const auto after = analysis::analyze(snapshot, {}, {}, {.shell = answers});
        QVERIFY(!after->awaitsShell);
        QCOMPARE(fake->runs, 1);
        QCOMPARE(after->diagnostics.size(), before->diagnostics.size() + 1);
        const auto isByPosition = std::is_sorted(
            after->diagnostics.begin(), after->diagnostics.end(),
            [](const auto &a, const auto &b) { return a.range.begin < b.range.begin; });
        QVERIFY(isByPosition);
    }

    void analyze_withoutAChecker_awaitsNothing()
    {
        QVERIFY(!analysis::analyze(text::TextSnapshot(kText))->awaitsShell);
    }
};

QTEST_GUILESS_MAIN(ShellAnswersTest)
#include "tst_shellanswers.moc"
