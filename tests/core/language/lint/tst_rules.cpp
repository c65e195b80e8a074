/// The rules of each family on good and bad files, in the modes build, check and editor.
#include "tests/core/language/lint/lintcases.h"
#include "tests/support/golden.h"

#include <QtTest>

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
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
