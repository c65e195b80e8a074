#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "tests/core/build/exec/sandboxfixture.h"
#include "tests/support/paths.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>

#include <atomic>
#include <thread>

using namespace stagewright;
using namespace stagewright::exec;
using tests::SandboxFixture;

class SandboxTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { REQUIRE_SANDBOX(); }

    void run_changesBecomeALayer()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto ran =
            fixture.run(base, "echo hello; echo bad >&2; echo text >/new; rm /etc/motd");
        QVERIFY2(ran.has_value(), fixture.text(ran));
        QVERIFY2(ran->exit.ok(), ran->exit.message.c_str());
        QCOMPARE(fixture.out(), std::string("hello\n"));
        QCOMPARE(fixture.err(), std::string("bad\n"));
        QCOMPARE(fixture.layerPaths(), (std::vector<std::string>{"etc", "!etc/motd", "new"}));
        QCOMPARE(fixture.executor().readFile(ran->id, "/new", 100).value(), std::string("text\n"));
        QCOMPARE(ran->layer.diffId, oci::digestOf(fixture.layerTar()));
        QCOMPARE(ran->id, base.child(ran->layer.diffId));
        QCOMPARE(ran->layer.contentBytes, 5U);
    }

    void run_thatChangesNothing_makesAnEmptyLayer()
    {
        SandboxFixture fixture;
        const auto ran = fixture.run(fixture.busyboxBase(), "cat /etc/hosts; chmod 644 /etc/motd");
        QVERIFY2(ran.has_value(), fixture.text(ran));
        QCOMPARE(ran->layer.entries, 0U);
        QCOMPARE(fixture.layerTar(), std::string(1024, '\0'));
        QVERIFY(fixture.out().find("buildkitsandbox") != std::string::npos);
    }

    void exits_areToldApart()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto code = fixture.run(base, "exit 7").value();
        QCOMPARE(code.exit.kind, StepExit::Kind::ExitCode);
        QCOMPARE(code.exit.value, 7);
        const auto high = fixture.run(base, "exit 137").value();
        QCOMPARE(high.exit.kind, StepExit::Kind::ExitCode);
        QCOMPARE(high.exit.value, 137);
        // Pid 1 of a namespace is immune to its own signals; a child of it is not.
        RunStep missing;
        missing.arguments = {"/no/such/program"};
        const auto none = fixture.execute(base, missing).value();
        QCOMPARE(none.exit.kind, StepExit::Kind::NotStarted);
        QVERIFY2(none.exit.message.find("/no/such/program") != std::string::npos,
                 none.exit.message.c_str());
        QVERIFY(fixture.snapshotter().list().value().size() == 1);
    }

    void users_areResolvedInTheTree_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("shown");
        QTest::newRow("none") << "" << "0:0:0 7:/root";
        QTest::newRow("name") << "app" << "1000:1000:7 1000:/home/app";
        QTest::newRow("number") << "1000" << "1000:1000:7 1000:/home/app";
        QTest::newRow("unknown number") << "4321" << "4321:0:0:/";
        QTest::newRow("name and group") << "app:extra" << "1000:7:7:/home/app";
        QTest::newRow("numbers") << "12:34" << "12:34:34:/";
    }
    void users_areResolvedInTheTree()
    {
        QFETCH(QString, user);
        QFETCH(QString, shown);
        SandboxFixture fixture;
        RunStep step;
        step.arguments = {"/bin/busybox", "sh", "-c",
                          "set -- $(/bin/busybox grep Groups: /proc/self/status); shift\n"
                          "echo \"$(/bin/busybox id -u):$(/bin/busybox id -g):$*:$HOME\""};
        step.user = user.toStdString();
        const auto ran = fixture.execute(fixture.busyboxBase(), step);
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        const auto fields = split(trim(fixture.out()), ':');
        QCOMPARE(QString::fromStdString(std::string(trim(fixture.out()))), shown);
        QCOMPARE(fields.size(), 4U);
    }

    void unknownUser_isAnError()
    {
        SandboxFixture fixture;
        RunStep step;
        step.arguments = {"/bin/busybox", "true"};
        step.user = "nobody-here";
        QCOMPARE(fixture.execute(fixture.busyboxBase(), step).error().code,
                 ErrorCode::InvalidArgument);
    }

    void workingDirectory_isMadeForTheUser()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto made = fixture.execute(base, MakeDirectoryStep{"/work/deep", "app"});
        QVERIFY2(made.has_value(), fixture.text(made));
        QCOMPARE(fixture.layerPaths(), (std::vector<std::string>{"work", "work/deep"}));
        const auto again = fixture.execute(made->id, MakeDirectoryStep{"/work/deep", ""});
        QCOMPARE(again->layer.entries, 0U);
        const auto ran = fixture.run(made->id, "stat -c %u:%g:%a /work/deep");
        QCOMPARE(fixture.out(), std::string("1000:1000:755\n"));
    }

    void copy_takesFromContextAndSnapshot()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        QCOMPARE(::mkdir((fixture.context() + "/src").c_str(), 0755), 0);
        QVERIFY(sys::writeHostFile(fixture.context() + "/src/main.c", "code", 0644));
        CopyStep copy;
        copy.source = ContextRef{0};
        copy.request.selection.sources = {"src"};
        copy.request.destination = "/app/";
        const auto copied = fixture.execute(base, copy);
        QVERIFY2(copied.has_value(), fixture.text(copied));
        QCOMPARE(fixture.layerPaths(), (std::vector<std::string>{"app", "app/main.c"}));
        const ContentQuery query{ContextRef{0}, copy.request.selection};
        QCOMPARE(fixture.executor().contentDigest(query, {}).value(), copied->content);

        CopyStep across;
        across.source = copied->id;
        across.request.selection.sources = {"/app/main.c"};
        across.request.destination = "/";
        const auto second = fixture.execute({}, across);
        QVERIFY2(second.has_value(), fixture.text(second));
        QCOMPARE(fixture.layerPaths(), (std::vector<std::string>{"main.c"}));
        QCOMPARE(fixture.executor().readFile(second->id, "main.c", 10).value(),
                 std::string("code"));
    }

    void sameStep_givesTheSameLayer()
    {
        SandboxFixture fixture;
        QVERIFY(sys::writeHostFile(fixture.context() + "/f", "bytes", 0644));
        CopyStep copy;
        copy.source = ContextRef{0};
        copy.request.selection.sources = {"f"};
        copy.request.destination = "/a/b/f";
        const auto first = fixture.execute({}, copy).value();
        const auto second = fixture.execute({}, copy).value();
        QCOMPARE(first.id, second.id);
    }

    void mounts_doNotEnterTheLayer()
    {
        SandboxFixture fixture;
        QVERIFY(sys::writeHostFile(fixture.context() + "/given", "from outside", 0644));
        RunStep step;
        step.arguments = {"/bin/busybox", "sh", "-c",
                          "/bin/busybox cat /run/secrets/key /src/given; echo x >/cache/kept; "
                          "echo y >/scratch/z; echo out >/result"};
        step.mounts = {SecretMount{"/run/secrets/key", "hush "},
                       BindMount{"/src", ContextRef{0}, "", false},
                       CacheMount{.target = "/cache", .id = "c"}, TmpfsMount{"/scratch"}};
        const auto base = fixture.busyboxBase();
        const auto ran = fixture.execute(base, step);
        QVERIFY2(ran.has_value() && ran->exit.ok(), fixture.text(ran));
        QCOMPARE(fixture.out(), std::string("hush from outside"));
        QCOMPARE(fixture.layerPaths(), (std::vector<std::string>{"result"}));
        step.arguments = {"/bin/busybox", "cat", "/cache/kept"};
        QVERIFY(fixture.execute(base, step));
        QCOMPARE(fixture.out(), std::string("x\n"));
    }

    void stepsRunSideBySide()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        // Each waits for the file that the other makes in a shared cache.
        const auto script = [](const char *mine, const char *other) {
            return concat("/bin/busybox touch /c/", mine, "; n=0; while [ ! -e /c/", other,
                          " ] && [ $n -lt 1000 ]; do n=$((n+1)); /bin/busybox usleep 20000; done; "
                          "[ -e /c/",
                          other, " ]");
        };
        std::atomic<int> good = 0;
        const auto work = [&](const std::string &text) {
            RunStep run;
            run.arguments = {"/bin/busybox", "sh", "-c", text};
            run.mounts = {CacheMount{.target = "/c", .id = "meeting"}};
            Step step;
            step.base = base;
            step.operation = run;
            struct Quiet final : StepObserver
            {
                void log(LogStream, std::string_view) override {}
            } quiet;
            const auto result = fixture.executor().execute(step, quiet, {});
            if (result && result->exit.ok())
                ++good;
        };
        std::thread first(work, script("a", "b"));
        std::thread second(work, script("b", "a"));
        first.join();
        second.join();
        QCOMPARE(good.load(), 2);
    }

    void cancelledStep_leavesNothing()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        std::stop_source stop;
        Step step;
        step.base = base;
        RunStep run;
        run.arguments = {"/bin/busybox", "sh", "-c",
                         "(while true; do :; done) & echo started; /bin/busybox sleep 1000"};
        step.operation = run;
        struct Stopper final : StepObserver
        {
            explicit Stopper(std::stop_source &source)
                : stop(source)
            {}
            void log(LogStream, std::string_view) override { stop.request_stop(); }
            std::stop_source &stop;
        } stopper(stop);
        const auto ran = fixture.executor().execute(step, stopper, stop.get_token());
        QVERIFY(!ran);
        QCOMPARE(ran.error().code, ErrorCode::Cancelled);
        QVERIFY(fixture.activeFolders().empty());
        const auto next = fixture.run(base, "echo works");
        QVERIFY2(next.has_value() && next->exit.ok(), fixture.text(next));
    }

    void wrongOrDamagedLayers_leaveNothing()
    {
        SandboxFixture fixture;
        const std::string tar = tests::makeTar({{'f', "a", "x"}});
        const auto blob = sys::memoryFile(tar).value();
        const auto wrong =
            fixture.snapshotter().unpack({{}, blob.get(), {}, oci::digestOf("other")}, {});
        QCOMPARE(wrong.error().code, ErrorCode::Corrupt);
        QVERIFY(fixture.snapshotter().list().value().empty());
        QVERIFY(fixture.activeFolders().empty());
        QVERIFY(!fixture.unpack({oci::digestOf("nowhere")}, tar));
    }

    void snapshots_areKeptListedAndRemoved()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto ran = fixture.run(base, "echo x >/tmp/x").value();
        QVERIFY(fixture.snapshotter().has({}).value());
        QVERIFY(fixture.snapshotter().has(ran.id).value());
        QVERIFY(fixture.snapshotter().makeDurable());
        fixture.reopen();
        QVERIFY(fixture.snapshotter().has(ran.id).value());
        QVERIFY(fixture.snapshotter().facts(ran.id).value() == ran.layer);
        QCOMPARE(fixture.snapshotter().list().value().size(), 2U);
        const std::vector<SnapshotId> doomed{ran.id};
        QVERIFY(fixture.snapshotter().remove(doomed));
        QVERIFY(!fixture.snapshotter().has(ran.id).value());
        QVERIFY(fixture.snapshotter().has(base).value());
    }

    void blobs_canBeListedWithoutUnpacking()
    {
        SandboxFixture fixture;
        const std::string tar = tests::makeTar({{'d', "d"}, {'f', "d/f", "12345"}, {'w', "old"}});
        const auto blob = sys::memoryFile(tar).value();
        const auto index =
            fixture.snapshotter().indexBlob(blob.get(), oci::digestOf(tar), {}).value();
        QCOMPARE(index.entries.size(), 3U);
        QCOMPARE(index.facts.contentBytes, 5U);
        QVERIFY(fixture.snapshotter().list().value().empty());
    }

    void readFile_staysInTheTree()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        auto &executor = fixture.executor();
        QCOMPARE(executor.readFile(base, "/none", 10).error().code, ErrorCode::NotFound);
        QCOMPARE(executor.readFile(base, "/etc", 10).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(executor.readFile(base, "/etc/motd", 2).error().code, ErrorCode::OutOfSpace);
        QCOMPARE(executor.readFile(base, "../../etc/motd", 100).value(), std::string("welcome\n"));
    }

    /// The same steps where the kernel cannot stack layers.
    void copyingForm_givesTheSameLayers()
    {
        const auto steps = [](SandboxFixture &fixture) {
            const auto base = fixture.busyboxBase();
            const auto first = fixture
                                   .run(base, "mkdir /d; echo 1 >/d/a; ln /d/a /d/b; rm /etc/motd; "
                                              "touch -d @1000 /d/a /d /etc")
                                   .value();
            const auto second =
                fixture.run(first.id, "rm -r /d; mkdir /d; touch -d @1000 /d").value();
            return std::pair(first.layer, second.layer);
        };
        SandboxFixture stacked;
        const auto expected = steps(stacked);
        qputenv("STAGEWRIGHT_NO_OVERLAY", "1");
        SandboxFixture copied;
        const auto actual = steps(copied);
        qunsetenv("STAGEWRIGHT_NO_OVERLAY");
        QCOMPARE(actual.first.diffId, expected.first.diffId);
        QCOMPARE(actual.second.diffId, expected.second.diffId);
    }
};

QTEST_APPLESS_MAIN(SandboxTest)
#include "tst_sandbox.moc"
