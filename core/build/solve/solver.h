/// Runs what of a plan is not in the cache.
#pragma once

#include "core/base/sys/clock.h"
#include "core/build/context/contextindex.h"
#include "core/build/exec/executor.h"
#include "core/build/exec/snapshotter.h"
#include "core/build/plan/cachekey.h"
#include "core/build/plan/plan.h"
#include "core/build/solve/cacheindex.h"
#include "core/build/solve/progress.h"
#include "core/image/source/imagesource.h"

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stagewright::solve {

/// A build context that the jail sees under `reference`.
struct BuildContext
{
    std::string name; ///< empty for the build context
    exec::ContextRef reference;
    context::ContextIndex index;
    std::vector<std::string> ignoreRules;
};

/// What a build works with. All of it outlives the solver.
struct Workshop
{
    exec::Snapshotter &snapshotter;
    exec::Executor &executor;
    store::ImageStore &store;
    CacheIndex &cache;
    std::vector<BuildContext> &contexts;
    /// The images of the plan, by the digest of their manifest.
    const std::map<oci::Digest, source::ImageSource *> &images;
    /// Values of `--secret`, by id.
    const std::map<std::string, std::string> &secrets;
    const sys::Clock &clock;
};

/// What became of one vertex.
struct VertexState
{
    exec::SnapshotId tree;              ///< null for contexts
    std::optional<StepOutcome> outcome; ///< for vertexes that make a layer
    bool cached = false;
    std::optional<plan::Timestamp> started;
    std::optional<plan::Timestamp> completed;
};

/// The build went wrong; `vertex` says where.
struct SolveFailure
{
    Error error; ///< Failed: the user's program; Cancelled; else what the world did
    std::optional<std::size_t> vertex;
};

template<typename T>
using SolveResult = tl::expected<T, SolveFailure>;

/// One build. A step is looked up by the tree below it and the trees that it reads; where that
/// finds nothing, by the contents of the files that it reads; only then is it run. Trees of images
/// are brought and unpacked when the first step that is run needs them.
class Solver
{
public:
    Solver(const plan::BuildPlan &plan, Workshop workshop, Progress &progress);

    /// States in the order of BuildPlan::vertexes.
    SolveResult<std::vector<VertexState>> run(std::stop_token stop);

    /// Makes sure that the tree of a vertex is there, not only known.
    Result<void> materialise(std::size_t vertex, std::stop_token stop);

private:
    Result<void> solveVertex(std::size_t index, std::stop_token stop);
    Result<void> solveStep(std::size_t index, std::stop_token stop);
    Result<bool> takeFromCache(std::size_t index, const oci::Digest &key);
    Result<std::vector<plan::InputKey>> treeKeys(const plan::Vertex &vertex, std::stop_token stop);
    Result<std::vector<plan::InputKey>> fileKeys(const plan::Vertex &vertex, std::stop_token stop);
    Result<void> execute(std::size_t index, const std::vector<plan::InputKey> &keys,
                         std::stop_token stop);
    Result<StepOutcome> runStep(std::size_t index, std::vector<plan::InputKey> &keys,
                                std::stop_token stop);
    Result<oci::Digest> filesDigest(const plan::Vertex &vertex, std::size_t source,
                                    std::stop_token stop);
    Result<void> unpackImage(const plan::ImageOp &image, const oci::Digest &vertex,
                             std::stop_token stop);
    void tellSize(std::size_t index);
    exec::SnapshotId baseOf(const plan::Vertex &vertex) const;
    plan::VertexEvent eventOf(std::size_t index) const;
    const plan::Vertex &vertex(std::size_t index) const { return m_plan.vertexes[index]; }

    const plan::BuildPlan &m_plan;
    Workshop m_workshop;
    Progress &m_progress;
    std::vector<VertexState> m_states;
};

/// "process \"/bin/sh -c make\" did not complete successfully: exit code: 2"
std::string exitText(const plan::RunOp &run, const exec::StepExit &exit);

} // namespace stagewright::solve
