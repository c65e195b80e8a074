#include "app/window/fuzzymatch.h"

#include <QTest>

using namespace stagewright::app;

class FuzzyMatchTest : public QObject
{
    Q_OBJECT

private slots:
    void match_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *text, const char *query, bool fits) {
            QTest::addRow("%s in %s", query, text)
                << QString::fromUtf8(text) << QString::fromUtf8(query) << fits;
        };
        row("Rename Stage…", "rs", true);
        row("Rename Stage…", "RENAME", true);
        row("Rename Stage…", "stage", true);
        row("Rename Stage…", "sr", false);
        row("Rename Stage…", "", true);
        row("", "", true);
        row("", "x", false);
        row("aab", "ab", true);
        row("Größe", "ößE", true);
    }
    void match()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QTEST(fuzzyScore(text, query).has_value(), "fits");
    }

    void better_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        const auto row = [](const char *query, const char *better, const char *worse) {
            QTest::addRow("%s: %s", query, better)
                << QString::fromUtf8(query) << QString::fromUtf8(better)
                << QString::fromUtf8(worse);
        };
        row("fg", "Fit Graph", "Find Previous Graph");
        row("st", "Stage", "Fit Selection");
        row("tidy", "Tidy", "Target in days");
        row("build", "Build", "Build Selected Stage");
        row("cs", "commandStage", "access");
    }
    void better()
    {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto low = fuzzyScore(worse, query);
        QVERIFY(!low || *fuzzyScore(better, query) > *low);
    }
};

QTEST_APPLESS_MAIN(FuzzyMatchTest)
#include "tst_fuzzymatch.moc"
