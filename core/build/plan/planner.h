/// Private to the room: a plan in the making.
#pragma once

#include "core/build/plan/plan.h"
#include "core/language/dockerfile/scopes.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stagewright::plan {

PlanFailure failureAt(const dockerfile::Instruction &instruction, std::string message,
                      ErrorCode code = ErrorCode::InvalidArgument);

/// `return refuse(instruction, "…")` in functions that return a PlanResult.
inline tl::unexpected<PlanFailure> refuse(const dockerfile::Instruction &instruction,
                                          std::string message,
                                          ErrorCode code = ErrorCode::InvalidArgument)
{
    return tl::unexpected(failureAt(instruction, std::move(message), code));
}

/// A stage that is planned, and what stages on top of it start with.
struct PlannedStage
{
    StagePlan plan;
    dockerfile::StageScope scope;
    oci::Platform platform;
};

/// Where a stage's or a source's files come from. Nothing: the empty tree.
struct Source
{
    std::optional<std::size_t> vertex;
};

class Planner
{
public:
    Planner(const dockerfile::Dockerfile &model, const PlanOptions &options,
            const ImageLookup &lookup);

    PlanResult<BuildPlan> run();

    const dockerfile::Dockerfile &model() const { return m_model; }
    const PlanOptions &options() const { return m_options; }
    const dockerfile::GlobalScope &globalScope() const { return m_global; }
    const oci::Platform &targetPlatform() const { return m_targetPlatform; }

    /// Plans a stage once; `user` names it.
    PlanResult<const PlannedStage *> stage(std::size_t index, const dockerfile::Instruction &user);

    /// Gives the vertex its digest; an equal one that is there already is returned instead.
    std::size_t addVertex(Vertex vertex);

    /// `--build-context` for a stage's or an image's name, in this platform.
    const NamedContext *namedContext(std::string_view name, const oci::Platform &platform) const;

    PlanResult<const BaseImage *> image(const ImageRequest &request,
                                        const dockerfile::Instruction &user);
    /// Parses an image name as FROM and --from write it.
    PlanResult<ImageRequest> requestFor(const std::string &name, const oci::Platform &platform,
                                        const dockerfile::Instruction &user) const;
    std::size_t imageVertex(const ImageRequest &request, const BaseImage &base, std::string name);
    std::size_t contextVertex(const std::string &name);

    /// What `--from=NAME` means in `stage`; `what` is "copy" or "mount".
    PlanResult<Source> sourceNamed(const std::string &name, std::size_t stage,
                                   const dockerfile::Instruction &user,
                                   const std::string &mountTarget = {});

private:
    PlanResult<std::size_t> findTarget() const;
    PlanResult<void> checkModel() const;
    PlanResult<std::optional<std::size_t>>
    stageNamed(const std::string &name, const dockerfile::Instruction &user, bool isMount) const;
    PlanResult<Source> sourceOfStage(std::size_t source, std::size_t stage,
                                     const dockerfile::Instruction &user,
                                     const std::string &mountTarget);
    Digest digestOfVertex(const Vertex &vertex) const;

    const dockerfile::Dockerfile &m_model;
    const PlanOptions &m_options;
    const ImageLookup &m_lookup;
    dockerfile::GlobalScope m_global;
    oci::Platform m_targetPlatform;
    std::vector<Vertex> m_vertexes;
    std::map<Digest, std::size_t> m_byDigest;
    std::map<std::string, BaseImage> m_images;
    std::map<std::size_t, PlannedStage> m_stages;
    std::vector<std::size_t> m_inProgress;
};

} // namespace stagewright::plan
