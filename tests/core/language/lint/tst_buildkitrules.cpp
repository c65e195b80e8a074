/// BuildKit's rules on good and bad files, in the modes build, check and editor.
#include "tests/core/language/lint/lintcases.h"
#include "tests/support/golden.h"

#include <QtTest>

using namespace stagewright;

class BuildKitRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void findings()
    {
        lint::LintOptions options;
        options.only = {"buildkit"};
        std::string text;
        for (const auto &lintCase : tests::readLintCases("lint/buildkit.cases"))
            text += tests::lintReport(lintCase, options);
        COMPARE_GOLDEN("lint/buildkit.txt", text);
    }
};

QTEST_GUILESS_MAIN(BuildKitRulesTest)
#include "tst_buildkitrules.moc"
