/// A builder that is killed leaves a store that verifies, wherever it is killed (invariant 11).
#include "core/base/support/strings.h"
#include "tests/commands/buildfixture.h"
#include "tests/support/paths.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace stagewright;

namespace {

/// The names of all failpoints, as they stand in the sources: some register when they are passed.
QStringList failpoints()
{
    static const QRegularExpression declaration(
        QStringLiteral("Failpoint \\w+\\(\"([a-z.-]+)\"\\)"));
    QStringList names;
    QDirIterator files(QString::fromStdString(tests::sourcePath("core")), {u"*.cpp"_qs},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto text = QString::fromStdString(tests::readFile(files.next().toStdString()));
        for (auto match = declaration.globalMatch(text); match.hasNext();)
            names << match.next().captured(1);
    }
    names.sort();
    return names;
}

} // namespace

class TestKilledBuild : public QObject, private tests::BuildFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const auto obstacle = makeBase())
            QSKIP(obstacle->c_str());
        write("a", "1");
        write("Dockerfile",
              "FROM base:1 AS builder\nCOPY a /a\nRUN cat /a /a | tee /b\nFROM scratch\n"
              "COPY --from=builder /b /b\n");
    }

    void everyFailpoint_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("mustDie");
        QVERIFY(failpoints().size() >= 12);
        for (const auto &name : failpoints()) {
            for (const int passage : {1, 2, 4}) {
                const auto fault = u"%1:kill@%2"_qs.arg(name).arg(passage);
                // "sys." is about people's own files: no build replaces one.
                const bool isOfBuilds = !name.startsWith(u"sys."_qs);
                QTest::newRow(qPrintable(fault)) << fault << (isOfBuilds && passage == 1);
            }
        }
    }

    void everyFailpoint()
    {
        QFETCH(const QString, fault);
        QFETCH(const bool, mustDie);
        newStore();
        // Something for the sweep to do.
        std::filesystem::create_directories(storePath() + "/active/0123");

        const std::vector<std::string> arguments{"build", "-t", "x", contextPath()};
        const auto killed = run(arguments, {}, {{"STAGEWRIGHT_FAIL", fault.toStdString()}});
        QVERIFY2(killed.code != 0 || !mustDie, "the failpoint was not passed");
        const auto after = run({"verify"});
        QVERIFY2(after.code == 0, (after.out + after.err).c_str());

        const auto again = run(arguments);
        QVERIFY2(again.code == 0, again.err.c_str());
        const auto whole = run({"verify"});
        QVERIFY2(whole.code == 0 && !whole.out.starts_with("note"), whole.out.c_str());
    }
};

QTEST_GUILESS_MAIN(TestKilledBuild)
#include "tst_killedbuild.moc"
