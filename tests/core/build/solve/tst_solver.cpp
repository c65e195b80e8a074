/// The solver with a pretended jail: which steps run, which are found.
#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/build/solve/exporter.h"
#include "core/build/solve/solver.h"
#include "core/image/store/memorystore.h"

#include <QTest>

#include <set>

using namespace stagewright;
using namespace stagewright::solve;

namespace {

/// Trees that are there, and nothing in them.
class FakeSnapshotter final : public exec::Snapshotter
{
public:
    std::set<exec::SnapshotId> here;

    Result<bool> has(const exec::SnapshotId &id) override
    {
        return id.isScratch() || here.contains(id);
    }
    Result<exec::Unpacked> unpack(const exec::UnpackRequest &, std::stop_token) override
    {
        return fail(ErrorCode::Internal, "no image here");
    }
    Result<layer::LayerFacts> facts(const exec::SnapshotId &) override
    {
        return layer::LayerFacts{};
    }
    Result<layer::LayerIndex> index(const exec::SnapshotId &) override
    {
        return layer::LayerIndex{};
    }
    Result<layer::LayerIndex> indexBlob(int, const oci::Digest &, std::stop_token) override
    {
        return layer::LayerIndex{};
    }
    Result<std::vector<exec::SnapshotId>> list() override
    {
        return std::vector<exec::SnapshotId>();
    }
    Result<void> remove(std::span<const exec::SnapshotId>) override { return {}; }
    Result<void> makeDurable() override { return {}; }
};

/// A RUN "makes" a layer of its own text and base; what a source holds is what `contents` says.
class FakeExecutor final : public exec::Executor
{
public:
    explicit FakeExecutor(FakeSnapshotter &snapshotter)
        : m_snapshotter(snapshotter)
    {}

    std::vector<std::string> ran;
    std::string contents = "files";
    std::optional<oci::Digest> reallyCopied;
    std::string failing;
    std::function<void()> meanwhile;

    Result<exec::StepResult> execute(const exec::Step &step, exec::StepObserver &observer,
                                     std::stop_token stop) override
    {
        const auto text = textOf(step);
        ran.push_back(text);
        observer.log(exec::LogStream::Out, text);
        if (meanwhile)
            meanwhile();
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        exec::StepResult result;
        if (text == failing) {
            result.exit = {exec::StepExit::Kind::ExitCode, 3, {}};
            return result;
        }
        const auto tar = concat(text, " on ", step.base.chain.toString());
        STAGEWRIGHT_TRY(step.layerSink(tar));
        result.layer = {oci::digestOf(tar), tar.size(), tar.size(), 1};
        result.id = step.base.child(result.layer.diffId);
        if (std::holds_alternative<exec::CopyStep>(step.operation))
            result.content = reallyCopied.value_or(digest());
        m_snapshotter.here.insert(result.id);
        return result;
    }
    Result<oci::Digest> contentDigest(const exec::ContentQuery &, std::stop_token) override
    {
        return digest();
    }
    Result<std::string> readFile(const exec::SnapshotId &, const std::string &,
                                 std::uint64_t) override
    {
        return fail(ErrorCode::NotFound, "none");
    }

private:
    oci::Digest digest() const { return oci::digestOf(contents); }
    std::string textOf(const exec::Step &step) const
    {
        if (const auto *run = std::get_if<exec::RunStep>(&step.operation))
            return run->arguments.back();
        return concat("copy ", contents);
    }

    FakeSnapshotter &m_snapshotter;
};

class Collector final : public EventSink
{
public:
    std::vector<plan::BuildEvent> events;
    void send(const plan::BuildEvent &event) override { events.push_back(event); }
};

struct Fixture
{
    sys::TempDir folder = std::move(*sys::TempDir::create());
    FakeSnapshotter snapshotter;
    FakeExecutor executor{snapshotter};
    store::MemoryStore store;
    CacheIndex cache = std::move(*CacheIndex::open(folder.file("index.db"), false));
    std::vector<BuildContext> contexts;
    std::map<oci::Digest, source::ImageSource *> images;
    std::map<std::string, std::string> secrets;
    sys::FakeClock clock;
    Collector sink;
    plan::BuildPlan plan;
    std::optional<SolveFailure> failure;

    Fixture()
    {
        static_cast<void>(sys::writeHostFile(folder.file("a"), "1"));
        contexts.push_back(
            {"", {}, std::move(*context::ContextIndex::open(folder.path(), "")), {}});
    }

    Workshop workshop()
    {
        return {snapshotter, executor, store, cache, contexts, images, secrets, clock};
    }

    /// Texts of the steps that ran.
    std::vector<std::string> build(const std::string &dockerfile, bool noCache = false,
                                   std::stop_token stop = {})
    {
        const auto model = dockerfile::makeDockerfile(syntax::parse(dockerfile));
        plan::PlanOptions options;
        options.ignoreCache = noCache;
        plan = plan::plan(model, options, [](const auto &) -> Result<plan::BaseImage> {
                   return fail(ErrorCode::NotFound, "no images here");
               }).value();
        Progress progress(sink, clock);
        auto all = workshop();
        Solver solver(plan, all, progress);
        executor.ran.clear();
        failure.reset();
        auto done = solver.run(stop);
        if (done)
            states = std::move(*done);
        else
            failure = std::move(done).error();
        return executor.ran;
    }
    std::vector<VertexState> states;
};

using Texts = std::vector<std::string>;

constexpr const char *kTwoStages = "FROM scratch AS a\nRUN one\nRUN two\nFROM scratch\n"
                                   "COPY --from=a /x /\nRUN three\n";

} // namespace

class TestSolver : public QObject
{
    Q_OBJECT

private slots:
    void findsEverythingAgain()
    {
        Fixture fixture;
        QCOMPARE(fixture.build(kTwoStages), (Texts{"one", "two", "copy files", "three"}));
        QCOMPARE(fixture.build(kTwoStages), Texts());
        QVERIFY(fixture.build(kTwoStages, true).size() == 4);
    }

    void equalFilesOfAChangedStageAreFound()
    {
        Fixture fixture;
        fixture.build(kTwoStages);
        const std::string changed = "FROM scratch AS a\nRUN one\nRUN 2\nFROM scratch\n"
                                    "COPY --from=a /x /\nRUN three\n";
        QCOMPARE(fixture.build(changed), Texts{"2"});
        QCOMPARE(fixture.build(changed), Texts());
        fixture.executor.contents = "other";
        const std::string again = "FROM scratch AS a\nRUN one\nRUN 3\nFROM scratch\n"
                                  "COPY --from=a /x /\nRUN three\n";
        QCOMPARE(fixture.build(again), (Texts{"3", "copy other", "three"}));
    }

    void changedContextRunsCopyAgain()
    {
        Fixture fixture;
        const std::string dockerfile = "FROM scratch\nCOPY a /\nRUN x\n";
        QCOMPARE(fixture.build(dockerfile), (Texts{"copy files", "x"}));
        fixture.executor.reallyCopied.reset();
        QVERIFY(sys::writeHostFile(fixture.folder.file("a"), "22").has_value());
        fixture.executor.contents = "changed";
        QCOMPARE(fixture.build(dockerfile), (Texts{"copy changed", "x"}));
    }

    /// A file that changes between its hash and its copy must not be found under the old hash.
    void racingContextDoesNotPoisonTheCache()
    {
        Fixture fixture;
        const std::string dockerfile = "FROM scratch\nCOPY a /\n";
        fixture.executor.reallyCopied = oci::digestOf("changed meanwhile");
        QCOMPARE(fixture.build(dockerfile).size(), std::size_t{1});
        QCOMPARE(fixture.build(dockerfile).size(), std::size_t{1});
    }

    void lostTreesAndBlobsAreMadeAgain()
    {
        Fixture fixture;
        fixture.build("FROM scratch\nRUN one\nRUN two\n");
        fixture.snapshotter.here.erase(fixture.states[1].tree);
        QCOMPARE(fixture.build("FROM scratch\nRUN one\nRUN two\n"), Texts{"two"});
        QVERIFY(fixture.store.remove(fixture.states[0].outcome->layer.diffId).has_value());
        QCOMPARE(fixture.build("FROM scratch\nRUN one\nRUN two\n"), Texts{"one"});
    }

    void failureNamesItsStep()
    {
        Fixture fixture;
        fixture.executor.failing = "two";
        QCOMPARE(fixture.build("FROM scratch\nRUN one\nRUN two\nRUN three\n"),
                 (Texts{"one", "two"}));
        QVERIFY(fixture.failure.has_value());
        QCOMPARE(fixture.failure->vertex.value(), std::size_t{1});
        QVERIFY(fixture.failure->error.code == ErrorCode::Failed);
        QCOMPARE(fixture.failure->error.message,
                 std::string("process \"/bin/sh -c two\" did not complete successfully: "
                             "exit code: 3"));
        fixture.executor.failing.clear();
        QCOMPARE(fixture.build("FROM scratch\nRUN one\nRUN two\n"), Texts{"two"});
    }

    void stops()
    {
        Fixture fixture;
        std::stop_source stop;
        fixture.executor.meanwhile = [&] { stop.request_stop(); };
        QCOMPARE(fixture.build("FROM scratch\nRUN one\nRUN two\n", false, stop.get_token()),
                 Texts{"one"});
        QVERIFY(fixture.failure && fixture.failure->error.code == ErrorCode::Cancelled);
        QCOMPARE(fixture.sink.events.back().vertexes.at(0).error, std::string("context canceled"));
    }

    void cachedBuildsMakeTheSameImage()
    {
        Fixture fixture;
        const std::string dockerfile = "FROM scratch\nENV A=1\nRUN one\nLABEL b=2\nRUN two\n";
        fixture.build(dockerfile);
        auto workshop = fixture.workshop();
        const auto first = exportImage(fixture.plan, fixture.states, workshop, {});
        fixture.clock.advance(std::chrono::hours(1));
        fixture.build(dockerfile);
        const auto second = exportImage(fixture.plan, fixture.states, workshop, {});
        QVERIFY(first && second);
        QCOMPARE(first->manifest.digest.toString(), second->manifest.digest.toString());
        const auto &history = first->config.history;
        QCOMPARE(history.size(), std::size_t{4});
        QCOMPARE(first->config.rootFs.diffIds.size(), std::size_t{2});
        for (const auto &row : history)
            QVERIFY(!row.created.empty());
        QCOMPARE(first->config.created, history.back().created);
    }
};

QTEST_APPLESS_MAIN(TestSolver)
#include "tst_solver.moc"
