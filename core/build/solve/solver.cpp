#include "core/build/solve/solver.h"

#include "core/base/support/strings.h"
#include "core/build/solve/steptranslator.h"

#include <algorithm>

namespace stagewright::solve {

namespace {

using plan::InputKey;
using plan::Vertex;

Error cancelled()
{
    return {ErrorCode::Cancelled, "the build was cancelled", {}, 0};
}

sys::FileTime fileTime(plan::Timestamp time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return {seconds.time_since_epoch().count(),
            static_cast<std::uint32_t>((time - seconds).count())};
}

/// Passes what a program writes on to the progress.
class LogObserver final : public exec::StepObserver
{
public:
    LogObserver(Progress &progress, const plan::Digest &vertex)
        : m_progress(&progress)
        , m_vertex(vertex)
    {}

    void log(exec::LogStream stream, std::string_view bytes) override
    {
        m_progress->log(m_vertex,
                        stream == exec::LogStream::Err ? plan::LogStream::Errors
                                                       : plan::LogStream::Output,
                        bytes);
    }

private:
    Progress *m_progress;
    plan::Digest m_vertex;
};

BuildContext *findContext(std::vector<BuildContext> &contexts, const std::string &name)
{
    const auto found = std::find_if(contexts.begin(), contexts.end(),
                                    [&](const auto &context) { return context.name == name; });
    return found == contexts.end() ? nullptr : &*found;
}

} // namespace

Solver::Solver(const plan::BuildPlan &plan, Workshop workshop, Progress &progress)
    : m_plan(plan)
    , m_workshop(workshop)
    , m_progress(progress)
    , m_states(plan.vertexes.size())
{}

plan::VertexEvent Solver::eventOf(std::size_t index) const
{
    plan::VertexEvent event;
    event.digest = vertex(index).digest;
    event.name = vertex(index).name;
    if (vertex(index).base)
        event.inputs.push_back(vertex(*vertex(index).base).digest);
    for (const auto source : vertex(index).sources)
        event.inputs.push_back(vertex(source).digest);
    event.started = m_states[index].started;
    return event;
}

exec::SnapshotId Solver::baseOf(const Vertex &step) const
{
    return step.base ? m_states[*step.base].tree : exec::SnapshotId{};
}

SolveResult<std::vector<VertexState>> Solver::run(std::stop_token stop)
{
    for (std::size_t i = 0; i < m_plan.vertexes.size(); ++i) {
        auto event = eventOf(i);
        auto solved =
            stop.stop_requested() ? Result<void>(fail(cancelled())) : solveVertex(i, stop);
        if (solved)
            continue;
        if (stop.stop_requested())
            solved = fail(cancelled());
        event.started = m_states[i].started;
        m_progress.fail(event, solved.error().code == ErrorCode::Cancelled
                                   ? "context canceled"
                                   : solved.error().toString());
        return tl::unexpected(SolveFailure{std::move(solved).error(), i});
    }
    return m_states;
}

Result<void> Solver::solveVertex(std::size_t index, std::stop_token stop)
{
    auto &state = m_states[index];
    if (const auto *image = vertex(index).as<plan::ImageOp>()) {
        state.tree.chain = oci::chainId(image->diffIds);
        STAGEWRIGHT_TRY_ASSIGN(const bool here, m_workshop.snapshotter.has(state.tree));
        if (!here)
            return {};
        auto event = eventOf(index);
        m_progress.finish(event, true);
        state.cached = true;
        state.started = event.started;
        state.completed = event.completed;
        return {};
    }
    if (vertex(index).as<plan::ContextOp>())
        return {};
    return solveStep(index, std::move(stop));
}

Result<bool> Solver::takeFromCache(std::size_t index, const oci::Digest &key)
{
    if (vertex(index).ignoreCache)
        return false;
    STAGEWRIGHT_TRY_ASSIGN(auto found, m_workshop.cache.find(key));
    if (!found || baseOf(vertex(index)).child(found->layer.diffId) != found->snapshot)
        return false;
    STAGEWRIGHT_TRY_ASSIGN(const bool here, m_workshop.snapshotter.has(found->snapshot));
    if (!here || !m_workshop.store.stat(found->layer.diffId))
        return false;
    auto event = eventOf(index);
    m_progress.finish(event, true);
    auto &state = m_states[index];
    state = {found->snapshot, std::move(found), true, event.started, event.completed};
    tellSize(index);
    return true;
}

Result<oci::Digest> Solver::filesDigest(const Vertex &step, std::size_t source,
                                        std::stop_token stop)
{
    auto selection = selectionOf(step, source);
    const auto index = step.sources[source];
    if (const auto *named = vertex(index).as<plan::ContextOp>()) {
        auto *context = findContext(m_workshop.contexts, named->name);
        if (!context)
            return fail(ErrorCode::Internal, concat("no build context ", named->name));
        selection.isContext = true;
        selection.ignoreRules = context->ignoreRules;
        auto &state = m_states[index];
        auto event = eventOf(index);
        if (!state.completed)
            m_progress.start(event);
        auto digest = context->index.digest(selection, std::move(stop));
        if (digest && !state.completed) {
            m_progress.finish(event);
            state.started = event.started;
            state.completed = event.completed;
        }
        return digest;
    }
    STAGEWRIGHT_TRY(materialise(index, stop));
    return m_workshop.executor.contentDigest({m_states[index].tree, std::move(selection)}, stop);
}

/// Contexts have no tree of their own: their files count at once.
Result<std::vector<InputKey>> Solver::treeKeys(const Vertex &step, std::stop_token stop)
{
    std::vector<InputKey> keys;
    for (std::size_t i = 0; i < step.sources.size(); ++i) {
        if (!vertex(step.sources[i]).as<plan::ContextOp>()) {
            keys.push_back({InputKey::Kind::Tree, m_states[step.sources[i]].tree.chain});
            continue;
        }
        STAGEWRIGHT_TRY_ASSIGN(auto digest, filesDigest(step, i, stop));
        keys.push_back({InputKey::Kind::Files, std::move(digest)});
    }
    return keys;
}

Result<std::vector<InputKey>> Solver::fileKeys(const Vertex &step, std::stop_token stop)
{
    std::vector<InputKey> keys;
    for (std::size_t i = 0; i < step.sources.size(); ++i) {
        STAGEWRIGHT_TRY_ASSIGN(auto digest, filesDigest(step, i, stop));
        keys.push_back({InputKey::Kind::Files, std::move(digest)});
    }
    return keys;
}

Result<void> Solver::solveStep(std::size_t index, std::stop_token stop)
{
    const auto &step = vertex(index);
    const auto &base = baseOf(step).chain;
    auto explained = [](Error error) {
        return error.code == ErrorCode::NotFound && error.message.ends_with(": not found")
                   ? std::move(error).withContext("failed to compute cache key: failed to "
                                                  "calculate checksum")
                   : error;
    };
    auto keys = treeKeys(step, stop);
    if (!keys)
        return fail(explained(std::move(keys).error()));
    const auto quickKey = plan::stepKey(step, base, *keys);
    STAGEWRIGHT_TRY_ASSIGN(const bool quick, takeFromCache(index, quickKey));
    if (quick)
        return {};
    const bool readsTrees = std::any_of(keys->begin(), keys->end(), [](const auto &key) {
        return key.kind == InputKey::Kind::Tree;
    });
    if (readsTrees) {
        keys = fileKeys(step, stop);
        if (!keys)
            return fail(explained(std::move(keys).error()));
        STAGEWRIGHT_TRY_ASSIGN(const bool slow,
                               takeFromCache(index, plan::stepKey(step, base, *keys)));
        if (slow)
            return m_workshop.cache.put(quickKey, *m_states[index].outcome);
    }
    STAGEWRIGHT_TRY(execute(index, *keys, stop));
    return readsTrees ? m_workshop.cache.put(quickKey, *m_states[index].outcome) : Result<void>();
}

Result<void> Solver::execute(std::size_t index, const std::vector<InputKey> &keys,
                             std::stop_token stop)
{
    const auto &step = vertex(index);
    if (step.base)
        STAGEWRIGHT_TRY(materialise(*step.base, stop));
    for (const auto source : step.sources)
        STAGEWRIGHT_TRY(materialise(source, stop));
    auto event = eventOf(index);
    m_progress.start(event);
    auto &state = m_states[index];
    state.started = event.started;
    auto read = keys;
    STAGEWRIGHT_TRY_ASSIGN(auto outcome, runStep(index, read, stop));
    state.tree = outcome.snapshot;
    STAGEWRIGHT_TRY(m_workshop.cache.put(plan::stepKey(step, baseOf(step).chain, read), outcome));
    state.outcome = std::move(outcome);
    m_progress.finish(event);
    state.completed = event.completed;
    tellSize(index);
    return {};
}

void Solver::tellSize(std::size_t index)
{
    plan::BuildEvent event;
    event.steps.push_back(
        {vertex(index).digest, {}, {}, {}, m_states[index].outcome->layer.contentBytes});
    m_progress.send(event);
}

/// Puts the digest of what a COPY really read into `keys`: a file that changed after it was hashed
/// must not be found under the old key.
Result<StepOutcome> Solver::runStep(std::size_t index, std::vector<InputKey> &keys,
                                    std::stop_token stop)
{
    const auto &step = vertex(index);
    std::vector<exec::Source> sources;
    std::vector<std::vector<std::string>> ignoreRules;
    for (const auto source : step.sources) {
        const auto *named = vertex(source).as<plan::ContextOp>();
        const auto *context = named ? findContext(m_workshop.contexts, named->name) : nullptr;
        sources.push_back(context ? exec::Source(context->reference)
                                  : exec::Source(m_states[source].tree));
        ignoreRules.push_back(context ? context->ignoreRules : std::vector<std::string>());
    }
    STAGEWRIGHT_TRY_ASSIGN(auto job, translate(step, sources, ignoreRules, m_workshop.secrets,
                                               fileTime(m_progress.now())));
    job.base = baseOf(step);
    STAGEWRIGHT_TRY_ASSIGN(auto ingest, m_workshop.store.ingest());
    job.layerSink = [&](std::string_view bytes) { return ingest->write(bytes); };
    LogObserver observer(m_progress, step.digest);
    STAGEWRIGHT_TRY_ASSIGN(auto result, m_workshop.executor.execute(job, observer, stop));
    if (!result.exit.ok()) {
        const auto *run = step.as<plan::RunOp>();
        return fail(ErrorCode::Failed, run ? exitText(*run, result.exit) : result.exit.message);
    }
    STAGEWRIGHT_TRY_ASSIGN(const auto blob, ingest->commit());
    if (blob.digest != result.layer.diffId)
        return fail(ErrorCode::Corrupt, "the layer changed on its way into the store");
    if (step.as<plan::CopyOp>() && !keys.empty() && !result.content.isNull())
        keys.front() = {InputKey::Kind::Files, result.content};
    return StepOutcome{result.id, result.layer, m_progress.now(), m_progress.logOf(step.digest)};
}

Result<void> Solver::materialise(std::size_t index, std::stop_token stop)
{
    const auto *image = vertex(index).as<plan::ImageOp>();
    auto &state = m_states[index];
    if (!image || state.completed)
        return {};
    auto event = eventOf(index);
    m_progress.start(event);
    state.started = event.started;
    if (auto unpacked = unpackImage(*image, event.digest, stop); !unpacked)
        return fail(std::move(unpacked).error(), concat("cannot unpack ", image->name));
    m_progress.finish(event);
    state.completed = event.completed;
    return {};
}

Result<void> Solver::unpackImage(const plan::ImageOp &image, const oci::Digest &vertexDigest,
                                 std::stop_token stop)
{
    const auto found = m_workshop.images.find(image.manifest);
    if (found == m_workshop.images.end())
        return fail(ErrorCode::Internal, concat("the image ", image.name, " was not opened"));
    auto &source = *found->second;
    const auto &layers = source.image().manifest.layers;
    exec::SnapshotId parent;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto child = parent.child(image.diffIds.at(i));
        STAGEWRIGHT_TRY_ASSIGN(const bool here, m_workshop.snapshotter.has(child));
        if (!here) {
            plan::StatusEvent status;
            status.id = layers[i].digest.toString();
            status.vertex = vertexDigest;
            status.total = layers[i].size;
            status.started = m_progress.now();
            STAGEWRIGHT_TRY(source.fetch(
                layers[i], m_workshop.store,
                [&](std::uint64_t current, std::uint64_t) {
                    status.current = current;
                    m_progress.status(status);
                },
                stop));
            STAGEWRIGHT_TRY_ASSIGN(const auto blob, m_workshop.store.open(layers[i].digest));
            STAGEWRIGHT_TRY(m_workshop.snapshotter.unpack(
                {parent, blob.get(), layers[i].mediaType, image.diffIds[i]}, stop));
            status.current = status.total;
            status.completed = m_progress.now();
            m_progress.status(status);
        }
        parent = child;
    }
    return {};
}

std::string exitText(const plan::RunOp &run, const exec::StepExit &exit)
{
    constexpr int kSignalBase = 128;
    auto text =
        concat("process \"", join(run.arguments, " "), "\" did not complete successfully: ");
    switch (exit.kind) {
    case exec::StepExit::Kind::Signal:
        return text + concat("exit code: ", std::to_string(kSignalBase + exit.value));
    case exec::StepExit::Kind::NotStarted:
        return text + exit.message;
    case exec::StepExit::Kind::ExitCode:
    case exec::StepExit::Kind::Done:
        break;
    }
    text += concat("exit code: ", std::to_string(exit.value));
    return exit.message.empty() ? text : concat(text, " (", exit.message, ")");
}

} // namespace stagewright::solve
