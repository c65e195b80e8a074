/// The rules of each family on good and bad files, in the modes build, check and editor.
#include "tests/core/language/lint/lintcases.h"
#include "tests/support/golden.h"

#include <QtTest>

#include <map>
#include <set>

using namespace stagewright;

class RulesTest : public QObject
{
    Q_OBJECT

private slots:
    void findings_data()
    {
        QTest::addColumn<std::string>("family");
        for (const auto *family : {"buildkit", "graph", "hadolint"})
            QTest::newRow(family) << std::string(family);
    }

    void findings()
    {
        QFETCH(std::string, family);
        std::string text;
        for (const auto &lintCase : tests::readLintCases("lint/" + family + ".cases"))
            text += tests::lintReport(lintCase, {family});
        COMPARE_GOLDEN("lint/" + family + ".txt", text);
    }

    /// Which rules offer to mend what they find, in the cases of all families.
    void fixes()
    {
        std::map<std::string, std::set<std::string>> kinds;
        for (const auto *family : {"buildkit", "graph", "hadolint"}) {
            for (auto &lintCase : tests::readLintCases(std::string("lint/") + family + ".cases"))
                noteFixes(lintCase, family, kinds);
        }
        QVERIFY2(kinds.size() >= 25, std::to_string(kinds.size()).c_str());
        std::string text;
        for (const auto &[rule, found] : kinds) {
            text += rule;
            for (const auto &kind : found)
                text += " " + kind;
            text += "\n";
        }
        COMPARE_GOLDEN("lint/fixes.txt", text);
    }

private:
    static void noteFixes(const tests::LintCase &lintCase, const std::string &family,
                          std::map<std::string, std::set<std::string>> &kinds)
    {
        auto options = lintCase.options;
        if (options.only.empty())
            options.only = {family};
        const tests::Linted linted(lintCase, convert::Mode::Editor);
        for (const auto &diagnostic : lint::lint(linted.input(), options).diagnostics) {
            for (const auto &fix : diagnostic.fixes)
                kinds[diagnostic.rule].insert(fix.kind == lint::FixKind::Safe ? "safe"
                                                                              : "suggestion");
        }
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
