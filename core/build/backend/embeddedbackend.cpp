#include "core/build/backend/embeddedbackend.h"

#include "core/base/support/strings.h"
#include "core/build/backend/buildfiles.h"
#include "core/build/exec/sandbox.h"
#include "core/build/plan/planevent.h"
#include "core/build/solve/exporter.h"
#include "core/build/solve/imagefinder.h"
#include "core/build/solve/recordmaker.h"
#include "core/build/solve/solver.h"
#include "core/build/solve/steplogs.h"
#include "core/image/registry/client.h"
#include "core/image/registry/curltransport.h"
#include "core/image/store/ocilayoutstore.h"
#include "core/language/syntax/syntaxtree.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace stagewright::backend {

namespace {

Result<std::string> absolutePath(const std::string &path)
{
    char *resolved = ::realpath(path.c_str(), nullptr);
    if (!resolved)
        return failErrno(concat("unable to prepare context: path \"", path, "\""), errno);
    const std::unique_ptr<char, decltype(&std::free)> owner(resolved, &std::free);
    return std::string(resolved);
}

/// Hands events on.
class HandlerSink final : public solve::EventSink
{
public:
    explicit HandlerSink(EventHandler handler)
        : m_handler(std::move(handler))
    {}
    void send(const plan::BuildEvent &event) override
    {
        if (m_handler)
            m_handler(event);
    }

private:
    EventHandler m_handler;
};

/// One build, step after step.
class EmbeddedBuild
{
public:
    EmbeddedBuild(const EmbeddedOptions &options, const BuildRequest &request,
                  const EventHandler &onEvent, std::stop_token stop);

    tl::expected<BuildOutcome, BuildFailure> run();

private:
    Result<void> checkRequest();
    Result<void> readFiles();
    Result<void> openPlaces();
    plan::PlanResult<plan::BuildPlan> makePlan();
    Result<void> openSandbox(const plan::BuildPlan &plan);
    Result<void> openContext(const std::string &name, const std::string &path);
    tl::expected<BuildOutcome, BuildFailure> solve(const plan::BuildPlan &plan);
    Result<BuildOutcome> finish(const plan::BuildPlan &plan,
                                const std::vector<solve::VertexState> &states,
                                solve::Workshop &workshop);
    Result<BuildOutcome> finishQuietly(const plan::BuildPlan &plan,
                                       const std::vector<solve::VertexState> &states,
                                       solve::Workshop &workshop);

    BuildFailure failure(Error error, const std::optional<plan::PlanFailure::Place> &place) const;

    const EmbeddedOptions &m_options;
    const BuildRequest &m_request;
    std::stop_token m_stop;
    HandlerSink m_sink;
    solve::Progress m_progress;
    plan::Timestamp m_started;
    BuildFiles m_files;
    std::vector<std::string> m_names; ///< as the store keeps them
    dockerfile::Dockerfile m_model;
    plan::PlanOptions m_planOptions;
    std::unique_ptr<store::OciLayoutStore> m_store;
    std::unique_ptr<solve::StepLogs> m_logs;
    std::unique_ptr<registry::CurlTransport> m_transport;
    std::unique_ptr<registry::Client> m_client;
    std::unique_ptr<solve::ImageFinder> m_finder;
    std::unique_ptr<exec::Sandbox> m_sandbox;
    std::optional<solve::CacheIndex> m_cache;
    std::vector<solve::BuildContext> m_contexts;
};

EmbeddedBuild::EmbeddedBuild(const EmbeddedOptions &options, const BuildRequest &request,
                             const EventHandler &onEvent, std::stop_token stop)
    : m_options(options)
    , m_request(request)
    , m_stop(std::move(stop))
    , m_sink(onEvent)
    , m_progress(m_sink, sys::Clock::system())
    , m_started(m_progress.now())
{}

BuildFailure EmbeddedBuild::failure(Error error,
                                    const std::optional<plan::PlanFailure::Place> &place) const
{
    BuildFailure failed{std::move(error), {}};
    if (place && failed.error.code != ErrorCode::Cancelled)
        failed.place =
            BuildFailure::Place{m_files.name, m_files.text, place->firstLine, place->lastLine};
    return failed;
}

Result<void> EmbeddedBuild::checkRequest()
{
    for (const auto &name : m_request.names) {
        auto reference = oci::ImageReference::parse(name);
        if (!reference)
            return fail(std::move(reference).error(), concat("invalid tag \"", name, "\""));
        if (!reference->digest.isNull())
            return fail(ErrorCode::InvalidArgument,
                        concat("invalid tag \"", name, "\": a name with a digest cannot be given"));
        m_names.push_back(source::storeNameOf(*reference));
    }
    return {};
}

Result<void> EmbeddedBuild::readFiles()
{
    auto event = solve::internalVertex("[internal] load build definition from Dockerfile");
    m_progress.start(event);
    auto files = readDockerfile(m_request);
    if (!files) {
        m_progress.fail(event, files.error().toString());
        return fail(std::move(files).error());
    }
    m_progress.finish(event);
    m_files = std::move(*files);
    event = solve::internalVertex("[internal] load .dockerignore");
    m_progress.start(event);
    auto rules = readIgnoreRules(m_request);
    if (!rules) {
        m_progress.fail(event, rules.error().toString());
        return fail(std::move(rules).error());
    }
    m_files.ignoreRules = std::move(*rules);
    m_progress.finish(event);
    return {};
}

Result<void> EmbeddedBuild::openPlaces()
{
    auto path = m_options.store;
    if (path.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(path, store::defaultStorePath());
    }
    STAGEWRIGHT_TRY_ASSIGN(m_store, store::OciLayoutStore::open(path));
    STAGEWRIGHT_TRY_ASSIGN(auto logs, m_store->directory("logs"));
    m_logs = std::make_unique<solve::StepLogs>(std::move(logs), m_sink, sys::Clock::system());
    m_progress = solve::Progress(*m_logs, sys::Clock::system());
    STAGEWRIGHT_TRY_ASSIGN(auto hosts, registry::HostsConfig::fromEnvironment());
    m_transport = std::make_unique<registry::CurlTransport>();
    m_client = std::make_unique<registry::Client>(*m_transport, std::move(hosts));
    m_finder = std::make_unique<solve::ImageFinder>(source::Places{m_store.get(), m_client.get()},
                                                    m_progress, m_stop);
    return {};
}

plan::PlanResult<plan::BuildPlan> EmbeddedBuild::makePlan()
{
    const auto host = oci::format(oci::hostPlatform());
    auto &model = m_planOptions.model;
    model.buildArguments = m_request.buildArguments;
    model.buildPlatform = host;
    model.targetPlatform = m_request.platform.empty() ? host : m_request.platform;
    model.target = m_planOptions.target = m_request.target;
    m_planOptions.ignoreCache = m_request.ignoreCache;
    m_planOptions.isPlatformGiven = !m_request.platform.empty();
    auto contexts = namedContexts(m_request);
    if (!contexts)
        return tl::unexpected(plan::PlanFailure{std::move(contexts).error(), {}});
    m_planOptions.namedContexts = std::move(*contexts);
    m_model = dockerfile::makeDockerfile(syntax::parse(m_files.text), model);
    return plan::plan(m_model, m_planOptions, [this](const plan::ImageRequest &request) {
        return m_finder->find(request);
    });
}

Result<void> EmbeddedBuild::openContext(const std::string &name, const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto absolute, absolutePath(path));
    STAGEWRIGHT_TRY_ASSIGN(const auto folder, m_store->directory("contexts"));
    const auto memory = concat(folder, "/", oci::digestOf(absolute).shortHex());
    STAGEWRIGHT_TRY_ASSIGN(auto index, context::ContextIndex::open(absolute, memory));
    auto rules = m_files.ignoreRules;
    if (!name.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(rules, readIgnoreRulesOf(absolute));
    }
    m_contexts.push_back(
        {name, exec::ContextRef{m_contexts.size()}, std::move(index), std::move(rules)});
    return {};
}

Result<void> EmbeddedBuild::openSandbox(const plan::BuildPlan &plan)
{
    exec::SandboxOptions options;
    options.store = m_store->path();
    options.program = m_options.program;
    for (const auto &vertex : plan.vertexes) {
        const auto *named = vertex.as<plan::ContextOp>();
        if (!named)
            continue;
        const auto path = named->name.empty() ? m_request.context
                                              : m_planOptions.namedContexts.at(named->name).value;
        STAGEWRIGHT_TRY_ASSIGN(const auto absolute, absolutePath(path));
        options.contexts.push_back(absolute);
        STAGEWRIGHT_TRY(openContext(named->name, path));
    }
    STAGEWRIGHT_TRY(m_store->sweep());
    STAGEWRIGHT_TRY_ASSIGN(const bool rebooted, m_store->bootChanged());
    STAGEWRIGHT_TRY_ASSIGN(m_sandbox, exec::openSandbox(options));
    STAGEWRIGHT_TRY_ASSIGN(m_cache,
                           solve::CacheIndex::open(concat(m_store->path(), "/index.db"), rebooted));
    return m_store->bootSeen();
}

tl::expected<BuildOutcome, BuildFailure> EmbeddedBuild::solve(const plan::BuildPlan &plan)
{
    const auto images = m_finder->sources();
    solve::Workshop workshop{
        m_sandbox->snapshotter(), m_sandbox->executor(), *m_store, *m_cache, m_contexts, images,
        m_request.secrets,        sys::Clock::system()};
    solve::Solver solver(plan, workshop, m_progress);
    auto states = solver.run(m_stop);
    for (auto &context : m_contexts)
        static_cast<void>(context.index.save()); // only speed is lost where it cannot be written
    if (!states)
        return tl::unexpected(failure(std::move(states).error().error,
                                      states.error().vertex
                                          ? plan::placeOf(m_model, plan, *states.error().vertex)
                                          : std::nullopt));
    if (const auto bottom = plan.target().bottom) {
        if (auto unpacked = solver.materialise(*bottom, m_stop); !unpacked)
            return tl::unexpected(
                failure(std::move(unpacked).error(), plan::placeOf(m_model, plan, *bottom)));
    }
    auto outcome = finish(plan, *states, workshop);
    if (!outcome)
        return tl::unexpected(failure(std::move(outcome).error(), {}));
    return std::move(*outcome);
}

Result<BuildOutcome> EmbeddedBuild::finish(const plan::BuildPlan &plan,
                                           const std::vector<solve::VertexState> &states,
                                           solve::Workshop &workshop)
{
    auto event = solve::internalVertex("exporting to image");
    m_progress.start(event);
    auto outcome = finishQuietly(plan, states, workshop);
    if (!outcome) {
        m_progress.fail(event, outcome.error().toString());
        return outcome;
    }
    m_progress.finish(event);
    plan::BuildEvent last;
    last.result =
        plan::ResultInfo{m_names.empty() ? std::string() : m_names.front(), outcome->manifest};
    m_progress.send(last);
    return outcome;
}

/// Everything is made durable before a tag points at it, and the cache learns of that last.
Result<BuildOutcome> EmbeddedBuild::finishQuietly(const plan::BuildPlan &plan,
                                                  const std::vector<solve::VertexState> &states,
                                                  solve::Workshop &workshop)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto image, solve::exportImage(plan, states, workshop, m_stop));
    STAGEWRIGHT_TRY_ASSIGN(const auto baseLayers,
                           solve::baseLayersOf(plan, m_sandbox->snapshotter()));
    auto record = solve::makeRecord(m_model, plan, states, baseLayers);
    record.image = m_names.empty() ? std::string() : m_names.front();
    record.manifest = image.manifest.digest;
    record.dockerfilePath = absoluteDockerfilePath(m_request, m_files.name);
    record.dockerfileDigest = oci::digestOf(m_files.text);
    record.contextPath = m_request.context;
    record.platform = m_planOptions.model.targetPlatform;
    record.started = m_started;
    record.completed = m_progress.now();
    STAGEWRIGHT_TRY(m_store->attach(image.manifest.digest, store::kBuildRecordAttachment,
                                    plan::serialise(record)));
    STAGEWRIGHT_TRY(m_sandbox->snapshotter().makeDurable());
    for (const auto &name : m_names)
        STAGEWRIGHT_TRY(m_store->setTag(name, image.manifest));
    if (m_names.empty())
        STAGEWRIGHT_TRY(m_store->sync());
    STAGEWRIGHT_TRY(m_cache->markDurable());
    return BuildOutcome{m_names, image.manifest.digest, m_store->path(), std::move(record)};
}

tl::expected<BuildOutcome, BuildFailure> EmbeddedBuild::run()
{
    auto ready = checkRequest();
    if (ready)
        ready = readFiles();
    if (ready)
        ready = openPlaces();
    if (!ready)
        return tl::unexpected(failure(std::move(ready).error(), {}));
    auto plan = makePlan();
    if (!plan)
        return tl::unexpected(failure(std::move(plan).error().error, plan.error().place));
    m_progress.send(plan::planEvent(m_model, *plan));
    if (ready = openSandbox(*plan); !ready)
        return tl::unexpected(failure(std::move(ready).error(), {}));
    return solve(*plan);
}

} // namespace

tl::expected<BuildOutcome, BuildFailure> EmbeddedBackend::build(const BuildRequest &request,
                                                                const EventHandler &onEvent,
                                                                std::stop_token stop)
{
    return EmbeddedBuild(m_options, request, onEvent, std::move(stop)).run();
}

} // namespace stagewright::backend
