#include "core/base/sys/fileio.h"
#include "tests/core/build/exec/fakesandbox.h"
#include "tests/core/build/exec/sandboxfixture.h"
#include "tests/support/paths.h"

#include <sys/stat.h>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::exec;
using tests::FakeTree;

namespace {

struct Quiet final : StepObserver
{
    void log(LogStream, std::string_view bytes) override { text += bytes; }
    std::string text;
};

/// The fake's busybox: `echo TEXT >/PATH`, `false`, and nothing else.
StepExit fakeShell(const RunStep &step, FakeTree &tree, StepObserver &observer)
{
    const std::string &script = step.arguments.back();
    if (script == "exit 3")
        return {StepExit::Kind::ExitCode, 3, {}};
    observer.log(LogStream::Out, "logged\n");
    tree["made"] = "text\n";
    return {};
}

/// One place where steps run: the real jail or the fake, with the same image and context.
class Place
{
public:
    explicit Place(bool real)
        : m_folder(sys::TempDir::create().value())
    {
        const std::string context = m_folder.file("context");
        ::mkdir(context.c_str(), 0755);
        static_cast<void>(sys::writeHostFile(context + "/file", "from outside", 0644));
        if (real) {
            m_sandbox =
                openSandbox({m_folder.file("store"), {context}, tests::programPath("stagewright")})
                    .value();
            return;
        }
        auto fake = std::make_unique<tests::FakeSandbox>(fakeShell);
        fake->setContext(0, {{"file", "from outside"}});
        m_sandbox = std::move(fake);
    }

    Snapshotter &snapshotter() { return m_sandbox->snapshotter(); }
    Executor &executor() { return m_sandbox->executor(); }

    std::string imageTar() const
    {
        return tests::makeTar({{'d', "bin"},
                               {'f', "bin/busybox", tests::readFile("/bin/busybox"), 0755},
                               {'f', "motd", "hello"}});
    }
    Result<Unpacked> unpack(const SnapshotId &parent, const std::string &tar,
                            const oci::Digest &diffId)
    {
        const auto blob = sys::memoryFile(tar).value();
        return snapshotter().unpack({parent, blob.get(), {}, diffId}, {});
    }
    SnapshotId image()
    {
        const std::string tar = imageTar();
        return unpack({}, tar, oci::digestOf(tar)).value().id;
    }
    Step runStep(const SnapshotId &base, const std::string &script)
    {
        RunStep run;
        run.arguments = {"/bin/busybox", "sh", "-c", script};
        Step step;
        step.base = base;
        step.operation = run;
        return step;
    }

private:
    sys::TempDir m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
};

constexpr const char *kScript = "echo logged; echo text >/made";

} // namespace

/// What snapshotter.h and executor.h promise, of every implementation.
class ContractTest : public QObject
{
    Q_OBJECT

private:
    static void places()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("fake") << false;
        QTest::newRow("jail") << true;
    }

private slots:
    void initTestCase() { REQUIRE_SANDBOX(); }

    void unpacking_data() { places(); }
    void unpacking()
    {
        QFETCH(bool, real);
        Place place(real);
        QVERIFY(place.snapshotter().has({}).value());
        const std::string tar = place.imageTar();
        const SnapshotId id{oci::digestOf(tar)};
        QVERIFY(!place.snapshotter().has(id).value());
        QCOMPARE(place.unpack({}, tar, oci::digestOf("else")).error().code, ErrorCode::Corrupt);
        QVERIFY(place.snapshotter().list().value().empty());
        QCOMPARE(place.unpack({oci::digestOf("x")}, tar, oci::digestOf(tar)).error().code,
                 ErrorCode::NotFound);
        const auto first = place.unpack({}, tar, oci::digestOf(tar)).value();
        QCOMPARE(first.id, id);
        QCOMPARE(first.facts.diffId, oci::digestOf(tar));
        QCOMPARE(place.unpack({}, tar, oci::digestOf(tar)).value().id, id);
        QVERIFY(place.snapshotter().has(id).value());
        QVERIFY(place.snapshotter().facts(id).value() == first.facts);
        QCOMPARE(place.snapshotter().index(id).value().entries.size(), 3U);
        const auto second = place.unpack(id, tar, oci::digestOf(tar)).value();
        QCOMPARE(second.id, id.child(oci::digestOf(tar)));
        const std::vector<SnapshotId> doomed{second.id, SnapshotId{oci::digestOf("none")}};
        QVERIFY(place.snapshotter().remove(doomed));
        QCOMPARE(place.snapshotter().list().value(), (std::vector<SnapshotId>{id}));
        QCOMPARE(place.snapshotter().facts(second.id).error().code, ErrorCode::NotFound);
    }

    void running_data() { places(); }
    void running()
    {
        QFETCH(bool, real);
        Place place(real);
        std::string tar;
        Step step = place.runStep(place.image(), kScript);
        step.layerSink = [&tar](std::string_view bytes) -> Result<void> {
            tar += bytes;
            return {};
        };
        Quiet observer;
        const auto ran = place.executor().execute(step, observer, {}).value();
        QVERIFY(ran.exit.ok());
        QCOMPARE(observer.text, std::string("logged\n"));
        QCOMPARE(ran.layer.diffId, oci::digestOf(tar));
        QCOMPARE(ran.layer.tarBytes, tar.size());
        QCOMPARE(ran.id, step.base.child(ran.layer.diffId));
        QVERIFY(place.snapshotter().has(ran.id).value());
        QVERIFY(place.snapshotter().facts(ran.id).value() == ran.layer);
        QCOMPARE(place.executor().readFile(ran.id, "/made", 100).value(), std::string("text\n"));
        QCOMPARE(place.executor().readFile(ran.id, "/made", 2).error().code, ErrorCode::OutOfSpace);
        QCOMPARE(place.executor().readFile(ran.id, "/none", 2).error().code, ErrorCode::NotFound);
        step.base = {oci::digestOf("nowhere")};
        QCOMPARE(place.executor().execute(step, observer, {}).error().code, ErrorCode::NotFound);
    }

    void failing_data() { places(); }
    void failing()
    {
        QFETCH(bool, real);
        Place place(real);
        const auto base = place.image();
        Quiet observer;
        const auto failed =
            place.executor().execute(place.runStep(base, "exit 3"), observer, {}).value();
        QCOMPARE(failed.exit.kind, StepExit::Kind::ExitCode);
        QCOMPARE(failed.exit.value, 3);
        QCOMPARE(place.snapshotter().list().value(), (std::vector<SnapshotId>{base}));
        Step full = place.runStep(base, kScript);
        full.layerSink = [](std::string_view) -> Result<void> {
            return fail(ErrorCode::OutOfSpace, "the disk is full");
        };
        QCOMPARE(place.executor().execute(full, observer, {}).error().code, ErrorCode::OutOfSpace);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(place.executor()
                     .execute(place.runStep(base, kScript), observer, stop.get_token())
                     .error()
                     .code,
                 ErrorCode::Cancelled);
        // A whole snapshot may have been made before the error was seen; a broken one never.
        const auto left = place.snapshotter().list().value();
        for (const auto &id : left)
            QVERIFY(place.snapshotter().index(id));
    }

    void copying_data() { places(); }
    void copying()
    {
        QFETCH(bool, real);
        Place place(real);
        Quiet observer;
        CopyStep copy;
        copy.source = ContextRef{0};
        copy.request.selection.sources = {"file"};
        copy.request.destination = "/to/";
        copy.request.inlineFiles = {{"script", "inline"}};
        Step step;
        step.operation = copy;
        const auto copied = place.executor().execute(step, observer, {}).value();
        QCOMPARE(place.executor().readFile(copied.id, "to/file", 100).value(),
                 std::string("from outside"));
        QCOMPARE(place.executor().readFile(copied.id, "to/script", 100).value(),
                 std::string("inline"));
        copy.request.selection.sources = {"none"};
        step.operation = copy;
        QCOMPARE(place.executor().execute(step, observer, {}).error().code, ErrorCode::NotFound);

        const ContentQuery here{ContextRef{0}, {{"file"}, {}, false}};
        const ContentQuery missing{ContextRef{0}, {{"none"}, {}, false}};
        QCOMPARE(place.executor().contentDigest(here, {}).value(),
                 place.executor().contentDigest(here, {}).value());
        QCOMPARE(place.executor().contentDigest(missing, {}).error().code, ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(ContractTest)
#include "tst_contract.moc"
