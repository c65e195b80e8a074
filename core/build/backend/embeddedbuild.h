/// Private to the room: one build of the embedded builder, step after step.
#pragma once

#include "core/build/backend/buildfiles.h"
#include "core/build/backend/embeddedbackend.h"
#include "core/build/backend/imagefinder.h"
#include "core/build/exec/sandbox.h"
#include "core/build/plan/plan.h"
#include "core/build/solve/exporter.h"
#include "core/build/solve/solver.h"
#include "core/image/registry/client.h"
#include "core/image/registry/curltransport.h"
#include "core/image/store/ocilayoutstore.h"

#include <memory>

namespace stagewright::backend {

class EmbeddedBuild
{
public:
    EmbeddedBuild(const EmbeddedOptions &options, const BuildRequest &request,
                  const EventHandler &onEvent, std::stop_token stop);
    ~EmbeddedBuild();

    tl::expected<BuildOutcome, BuildFailure> run();

private:
    Result<void> checkRequest();
    Result<void> readFiles();
    Result<void> openPlaces();
    plan::PlanResult<plan::BuildPlan> makePlan();
    Result<std::map<std::string, plan::NamedContext>> namedContexts() const;
    void announce(const plan::BuildPlan &plan);
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
    std::optional<plan::PlanFailure::Place> placeOf(const plan::BuildPlan &plan,
                                                    std::size_t vertex) const;

    class HandlerSink;
    const EmbeddedOptions &m_options;
    const BuildRequest &m_request;
    std::stop_token m_stop;
    std::unique_ptr<HandlerSink> m_sink;
    solve::Progress m_progress;
    plan::Timestamp m_started;
    BuildFiles m_files;
    std::vector<std::string> m_names; ///< as the store keeps them
    dockerfile::Dockerfile m_model;
    plan::PlanOptions m_planOptions;
    std::unique_ptr<store::OciLayoutStore> m_store;
    std::unique_ptr<registry::CurlTransport> m_transport;
    std::unique_ptr<registry::Client> m_client;
    std::unique_ptr<ImageFinder> m_finder;
    std::unique_ptr<exec::Sandbox> m_sandbox;
    std::optional<solve::CacheIndex> m_cache;
    std::vector<solve::BuildContext> m_contexts;
};

} // namespace stagewright::backend
