#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/mounts.h"
#include "core/base/sys/process.h"
#include "core/build/exec/jailmain.h"
#include "tests/core/build/exec/sandboxfixture.h"
#include "tests/support/paths.h"

#include <dirent.h>
#include <unistd.h>

#include <QtTest>

#include <csignal>
#include <map>
#include <set>

using namespace stagewright;
using namespace stagewright::exec;
using tests::SandboxFixture;

namespace {

/// What the killed process does: a RUN with a program in the background that never ends.
int beCoordinator(const std::string &store, const SnapshotId &base)
{
    struct Reporter final : StepObserver
    {
        void log(LogStream, std::string_view bytes) override
        {
            static_cast<void>(sys::writeAll(1, bytes));
        }
    } reporter;
    const auto sandbox = openSandbox({store, {}, tests::programPath("stagewright")}).value();
    RunStep run;
    run.arguments = {"/bin/busybox", "sh", "-c",
                     "(while true; do echo x >>/tmp/out; done) & echo started; "
                     "/bin/busybox sleep 7777"};
    Step step;
    step.base = base;
    step.operation = run;
    const auto result = sandbox->executor().execute(step, reporter, {});
    return result ? 0 : 1;
}

std::map<pid_t, pid_t> parents()
{
    std::map<pid_t, pid_t> result;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir("/proc"), &::closedir);
    while (const dirent *entry = ::readdir(folder.get())) {
        const auto pid = parseUnsigned(entry->d_name);
        const auto status = pid ? sys::readHostFile(concat("/proc/", entry->d_name, "/stat"))
                                : fail(ErrorCode::NotFound, "");
        if (!status)
            continue;
        const auto fields = split(std::string_view(*status).substr(status->rfind(')') + 2), ' ');
        result[static_cast<pid_t>(*pid)] =
            static_cast<pid_t>(parseUnsigned(fields.at(1)).value_or(0));
    }
    return result;
}

std::set<pid_t> descendantsOf(pid_t ancestor)
{
    const auto all = parents();
    std::set<pid_t> found{ancestor};
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto &[pid, parent] : all)
            grew = (found.contains(parent) && found.insert(pid).second) || grew;
    }
    return found;
}

bool anyAlive(const std::set<pid_t> &pids)
{
    for (const pid_t pid : pids) {
        const auto status = sys::readHostFile(concat("/proc/", std::to_string(pid), "/stat"));
        if (status && status->find(") Z ") == std::string::npos)
            return true;
    }
    return false;
}

} // namespace

class KilledTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { REQUIRE_SANDBOX(); }

    void killedCoordinator_leavesNoProcessAndNoMount()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        sys::Pipe out = sys::makePipe().value();
        sys::ProcessOptions options;
        options.arguments = {"/proc/self/exe", "coordinator", fixture.store(),
                             base.chain.toString()};
        options.descriptors = {{1, out.write.get()}, {2, 2}};
        auto coordinator = sys::Process::start(options).value();
        out.write.reset();
        std::array<char, 8> started{};
        QCOMPARE(sys::readSome(out.read.get(), started).value(), 8U);

        const auto family = descendantsOf(coordinator.pid());
        QVERIFY2(family.size() >= 6, std::to_string(family.size()).c_str());
        QVERIFY(coordinator.kill(SIGKILL));
        static_cast<void>(coordinator.wait());
        QTRY_VERIFY_WITH_TIMEOUT(!anyAlive(family), 10000);
        QVERIFY(sys::mountsBelow(fixture.store()).value().empty());

        // What it left is swept, and the store works.
        QCOMPARE(fixture.activeFolders().size(), 1U);
        fixture.reopen();
        const auto ran = fixture.run(base, "ls /tmp");
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        QCOMPARE(fixture.out(), std::string());
        QVERIFY(fixture.activeFolders().empty());
    }

    void killedJail_failsTheCallAndNothingElse()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        std::set<pid_t> jails = descendantsOf(::getpid());
        jails.erase(::getpid());
        QVERIFY(!jails.empty());
        // The watching process alone: pid 1 of the jail dies with it.
        for (const auto &[pid, parent] : parents()) {
            if (parent == ::getpid())
                ::kill(pid, SIGKILL);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!anyAlive(jails), 10000);
        QVERIFY(!fixture.run(base, "true"));
        fixture.reopen();
        QVERIFY(fixture.run(base, "true"));
    }

    void everyFailpoint_leavesAWorkingStore_data()
    {
        QTest::addColumn<QString>("fault");
        for (const auto &name : sys::failpointNames()) {
            if (!name.starts_with("exec."))
                continue;
            for (const char *action : {"kill", "err=ENOSPC", "exit"}) {
                const std::string fault = concat(name, ":", action);
                QTest::newRow(fault.c_str()) << QString::fromStdString(fault);
            }
        }
    }
    void everyFailpoint_leavesAWorkingStore()
    {
        QFETCH(QString, fault);
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        qputenv("STAGEWRIGHT_FAIL", fault.toUtf8());
        fixture.reopen();
        const std::string tar = tests::makeTar({{'f', "more", "x"}});
        const auto unpacked = fixture.unpack(base, tar);
        const auto ran = fixture.run(base, "echo x >/x");
        qunsetenv("STAGEWRIGHT_FAIL");
        const bool sweeping = fault.startsWith(QLatin1String("exec.sweep"));
        QVERIFY2(sweeping || !unpacked || !ran, "the failpoint was not passed");
        fixture.reopen();
        const auto kept = fixture.snapshotter().list().value();
        for (const auto &id : kept)
            QVERIFY(fixture.snapshotter().index(id));
        QVERIFY(fixture.unpack(base, tar));
        const auto again = fixture.run(base, "echo x >/x");
        QVERIFY2(again.has_value() && again->exit.ok(), fixture.text(again));
        QVERIFY(fixture.activeFolders().empty());
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "coordinator")
        return beCoordinator(argv[2], {oci::Digest::parse(argv[3]).value()});
    // Links the jail's side in, so that its failpoints are known here.
    if (argc == 2 && std::string_view(argv[1]) == "jail")
        return jailMain();
    KilledTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killed.moc"
