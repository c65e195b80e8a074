#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "tests/core/base/sys/canary.h"
#include "tests/core/build/exec/sandboxfixture.h"
#include "tests/support/paths.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::exec;
using tests::Canary;
using tests::SandboxFixture;

/// Attack inputs of earlier advisories: the victim outside stays as it is, and the step fails
/// cleanly or does the right thing.
class AttacksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { REQUIRE_SANDBOX(); }

    void workingDirectoryOfDescriptors_isRefused() // CVE-2024-21626
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        for (int fd = 3; fd <= 20; ++fd) {
            RunStep step;
            step.arguments = {"/bin/busybox", "ls", "-la", "."};
            step.workingDirectory = concat("/proc/self/fd/", std::to_string(fd));
            const auto ran = fixture.execute(base, step);
            QVERIFY(!ran);
            QCOMPARE(ran.error().code, ErrorCode::InvalidArgument);
        }
    }

    void noForeignDescriptor_isOpenInTheStep()
    {
        SandboxFixture fixture;
        const auto ran = fixture.run(fixture.busyboxBase(), "cd /proc/self/fd; echo *");
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        // A shell may hold one more of its own while it globs.
        QVERIFY2(fixture.out() == "0 1 2 3\n" || fixture.out() == "0 1 2\n" ||
                     fixture.out() == "0 1 2 3 4\n",
                 fixture.out().c_str());
        const auto shown = fixture.run(fixture.busyboxBase(),
                                       "for f in 3 4 5 6 7 8; do readlink /proc/1/fd/$f; done; :");
        QVERIFY2(shown.has_value(), fixture.text(shown));
        QVERIFY2(fixture.out().find("/store") == std::string::npos, fixture.out().c_str());
    }

    void systemFoldersAsLinks_areRefused_data() // CVE-2026-47766
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"dev", "proc", "sys", "etc"})
            QTest::newRow(name) << name;
    }
    void systemFoldersAsLinks_areRefused()
    {
        QFETCH(QString, name);
        const Canary canary;
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto evil =
            fixture.unpack(base, tests::makeTar({{'w', name.toStdString()},
                                                 {'l', name.toStdString(), canary.victim()}}));
        QVERIFY2(evil.has_value(), fixture.text(evil));
        const auto ran = fixture.run(evil->id, "echo should not run");
        QVERIFY(!ran);
        QCOMPARE(ran.error().code, ErrorCode::InvalidArgument);
        QVERIFY(canary.untouched());
    }

    void hostAbstractSockets_cannotBeReached() // CVE-2020-15257
    {
        SandboxFixture fixture;
        const std::string name = "stagewright-test-" + sys::randomHex(8);
        const sys::UniqueFd server(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        name.copy(address.sun_path + 1, sizeof(address.sun_path) - 2);
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
        QCOMPARE(::bind(server.get(), reinterpret_cast<sockaddr *>(&address), size), 0);
        QCOMPARE(::listen(server.get(), 1), 0);
        const auto ran =
            fixture.run(fixture.busyboxBase(), "cat /proc/net/unix; ip link; ls /sys/class/net");
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        QVERIFY(fixture.out().find(name) == std::string::npos);
        QVERIFY(fixture.out().find("lo") != std::string::npos);
        QVERIFY2(fixture.out().find("eth") == std::string::npos, fixture.out().c_str());
    }

    void workingDirectoryThroughALink_isMadeInside() // GHSA-q6r4-3wmg-fwcq
    {
        const Canary canary;
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto linked =
            fixture.unpack(base, tests::makeTar({{'l', "lnk", canary.victim()}})).value();
        const auto made = fixture.execute(linked.id, MakeDirectoryStep{"/lnk/new", "app"});
        QVERIFY2(made.has_value(), fixture.text(made));
        const std::string inside = canary.victim() + "/new";
        QCOMPARE(fixture.layerPaths().back(), inside.substr(1));
        RunStep step;
        step.arguments = {"/bin/busybox", "sh", "-c", "/bin/busybox pwd; /bin/busybox touch here"};
        step.workingDirectory = "/lnk/new";
        const auto ran = fixture.execute(made->id, step);
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        QVERIFY(canary.untouched());
    }

    void hostileLayers_leaveTheHostAlone_data() // 31 to 36
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 6; ++i)
            QTest::addRow("layer %d", i) << i;
    }
    void hostileLayers_leaveTheHostAlone()
    {
        QFETCH(int, which);
        const Canary canary;
        const std::string victim = canary.victim();
        const std::vector<std::vector<tests::TarEntry>> layers{
            {{'l', "a", victim}, {'f', "a/planted", "x"}},
            {{'d', "a"}, {'l', "a", victim}, {'f', "a/secret", "x"}},
            {{'l', "up", "../../../../../../.." + victim}, {'f', "up/secret", "x"}},
            {{'h', "stolen", victim + "/secret"}},
            {{'l', "s", victim}, {'w', "s/secret"}, {'o', "s"}},
            {{'l', "c", victim + "/secret", 04777}, {'f', "c", "new"}},
        };
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto one = fixture.unpack(base, tests::makeTar(layers.at(std::size_t(which))));
        const auto alone = fixture.unpack({}, tests::makeTar(layers.at(std::size_t(which))));
        QVERIFY(one || !one.error().message.empty());
        QVERIFY(alone || !alone.error().message.empty());
        QVERIFY(canary.untouched());
    }

    void giantOrSpecialPasswd_isRefused() // GHSA-72x6-4j93-7w86
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto fifo = fixture.unpack(base, tests::makeTar({{'p', "etc/passwd"}})).value();
        RunStep step;
        step.arguments = {"/bin/busybox", "true"};
        step.user = "app";
        QCOMPARE(fixture.execute(fifo.id, step).error().code, ErrorCode::InvalidArgument);
        const auto huge =
            fixture.unpack(base, tests::makeTar({{'f', "etc/passwd", std::string(11U << 20, 'x')}}))
                .value();
        QCOMPARE(fixture.execute(huge.id, step).error().code, ErrorCode::OutOfSpace);
        const auto link = fixture.unpack(
            base, tests::makeTar({{'w', "etc/passwd"}, {'l', "etc/passwd", "/dev/zero"}}));
        QVERIFY(link);
        QVERIFY(!fixture.execute(link->id, step));
    }

    void devices_cannotBeMade() // as root too
    {
        SandboxFixture fixture;
        const auto ran =
            fixture.run(fixture.busyboxBase(),
                        "mknod /tmp/disk b 7 0 && echo made; mknod /tmp/mem c 1 1 && echo made\n"
                        "cat /tmp/disk /tmp/mem 2>/dev/null | head -c 10 | wc -c; :");
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        QCOMPARE(fixture.out(), std::string("0\n"));
    }

    void kernel_isClosedToTheStep()
    {
        SandboxFixture fixture;
        const auto ran = fixture.run(
            fixture.busyboxBase(),
            "mount -t tmpfs none /tmp && echo mounted; umount /proc && echo unmounted\n"
            "echo 1 >/proc/sys/vm/drop_caches && echo written\n"
            "unshare -U true && echo namespace; chroot /bin /busybox true && echo chroot\n"
            "grep Cap /proc/self/status; grep Seccomp: /proc/self/status; grep NoNewPrivs "
            "/proc/self/status; :");
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        const auto &out = fixture.out();
        for (const char *never : {"unmounted", "written", "namespace"})
            QVERIFY2(out.find(never) == std::string::npos, out.c_str());
        QVERIFY2(out.find("mounted\n") == std::string::npos, out.c_str());
        QVERIFY2(out.find("CapInh:\t0000000000000000") != std::string::npos, out.c_str());
        QVERIFY2(out.find("CapPrm:\t00000000a80425fb") != std::string::npos, out.c_str());
        QVERIFY2(out.find("CapBnd:\t00000000a80425fb") != std::string::npos, out.c_str());
        QVERIFY2(out.find("CapAmb:\t0000000000000000") != std::string::npos, out.c_str());
        QVERIFY2(out.find("Seccomp:\t2") != std::string::npos, out.c_str());
        QVERIFY2(out.find("NoNewPrivs:\t0") != std::string::npos, out.c_str());
    }

    void mountTargets_outOfBoundsAreRefused_data()
    {
        QTest::addColumn<QString>("target");
        for (const char *target :
             {"/", "/proc", "/proc/self", "/sys/fs", "/dev", "/dev/../dev", "/lnk"})
            QTest::newRow(target) << target;
    }
    void mountTargets_outOfBoundsAreRefused()
    {
        QFETCH(QString, target);
        SandboxFixture fixture;
        const auto base =
            fixture.unpack(fixture.busyboxBase(), tests::makeTar({{'l', "lnk", "proc/self"}}))
                .value();
        RunStep step;
        step.arguments = {"/bin/busybox", "true"};
        step.mounts = {TmpfsMount{target.toStdString()}};
        QCOMPARE(fixture.execute(base.id, step).error().code, ErrorCode::InvalidArgument);
    }

    void cacheIds_leadNowhere() // CVE-2024-9675
    {
        const Canary canary;
        SandboxFixture fixture;
        RunStep step;
        step.arguments = {"/bin/busybox", "touch", "/cache/x"};
        step.mounts = {CacheMount{.target = "/cache", .id = "../../../.." + canary.victim()}};
        const auto ran = fixture.execute(fixture.busyboxBase(), step);
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        QVERIFY(canary.untouched());
        QVERIFY(fixture.layerPaths().empty());
    }

    void bindSourcesThatAreLinks_stayInTheirRoot() // CVE-2024-1753, CVE-2025-4953
    {
        const Canary canary;
        SandboxFixture fixture;
        QCOMPARE(::symlink("/", (fixture.context() + "/rootdir").c_str()), 0);
        QVERIFY(sys::writeHostFile(fixture.context() + "/file", "mine", 0644));
        RunStep step;
        step.arguments = {"/bin/busybox", "sh", "-c",
                          "/bin/busybox ls /mnt; echo changed >/mnt/file; echo new >/mnt/new; :"};
        step.mounts = {BindMount{"/mnt", ContextRef{0}, "rootdir", true}};
        const auto ran = fixture.execute(fixture.busyboxBase(), step);
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        QCOMPARE(fixture.out(), std::string("file\nrootdir\n"));
        QCOMPARE(tests::readFile(fixture.context() + "/file"), std::string("mine"));
        QVERIFY(::access((fixture.context() + "/new").c_str(), F_OK) != 0);
    }

    void stubsReplacedByLinks_areNotFollowed() // CVE-2024-23652
    {
        const Canary canary;
        SandboxFixture fixture;
        RunStep step;
        step.arguments = {"/bin/busybox", "sh", "-c",
                          "cd /; /bin/busybox umount /deep/er/mnt 2>/dev/null; "
                          "/bin/busybox mv /deep /moved; /bin/busybox ln -s " +
                              canary.victim() + " /deep; :"};
        step.mounts = {TmpfsMount{"/deep/er/mnt"}};
        const auto ran = fixture.execute(fixture.busyboxBase(), step);
        QVERIFY2(ran.has_value(), fixture.text(ran));
        QVERIFY(canary.untouched());
    }
};

QTEST_APPLESS_MAIN(AttacksTest)
#include "tst_attacks.moc"
