/// What a build did, for sizes and history.
#pragma once

#include "core/build/plan/buildrecord.h"
#include "core/build/solve/solver.h"

namespace stagewright::solve {

/// Stages, steps and transfers of a finished build. `baseLayers` gives the layers of an image by
/// its manifest; names, paths and times of the whole build are the caller's to add. Pure.
plan::BuildRecord
makeRecord(const dockerfile::Dockerfile &model, const plan::BuildPlan &plan,
           const std::vector<VertexState> &states,
           const std::map<oci::Digest, std::vector<plan::LayerRecord>> &baseLayers);

/// Diff ID and size of each layer of the plan's images; the size is 0 where a tree was never
/// unpacked.
Result<std::map<oci::Digest, std::vector<plan::LayerRecord>>>
baseLayersOf(const plan::BuildPlan &plan, exec::Snapshotter &snapshotter);

} // namespace stagewright::solve
