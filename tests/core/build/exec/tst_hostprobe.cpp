#include "core/build/exec/hostprobe.h"
#include "tests/core/build/exec/sandboxfixture.h"
#include "tests/support/paths.h"

#include <QtTest>

#include <filesystem>

using namespace stagewright;
using namespace stagewright::exec;

class HostProbeTest : public QObject
{
    Q_OBJECT

private slots:
    void report_namesEverythingOnceAndLeavesNothing()
    {
        REQUIRE_SANDBOX();
        const auto folder = sys::TempDir::create().value();
        const auto report =
            probeHost(folder.file("not/there/yet"), tests::programPath("stagewright"));
        std::map<std::string, ProbeItem> items;
        for (const auto &item : report.items)
            QVERIFY(items.emplace(item.id, item).second);
        for (const char *id :
             {"kernel", "runtime", "id-tools", "sub-ids", "jail", "overlay", "space"})
            QVERIFY2(items.contains(id), id);
        QCOMPARE(items["jail"].state, ProbeState::Good);
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }

    void whatIsMissing_comesWithARemedy()
    {
        const auto folder = sys::TempDir::create().value();
        // A program that is no jail.
        const auto report = probeHost(folder.path(), "/bin/true");
        QCOMPARE(report.state(), ProbeState::Missing);
        for (const auto &item : report.items) {
            if (item.state == ProbeState::Missing)
                QVERIFY2(!item.remedy.empty(), item.id.c_str());
        }
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }
};

QTEST_APPLESS_MAIN(HostProbeTest)
#include "tst_hostprobe.moc"
