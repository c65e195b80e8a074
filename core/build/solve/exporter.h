/// The image of a finished stage: config, manifest, tags in the store.
#pragma once

#include "core/build/plan/buildrecord.h"
#include "core/build/solve/solver.h"

#include <string>
#include <vector>

namespace stagewright::solve {

struct ExportedImage
{
    oci::Descriptor manifest;
    oci::ImageConfig config;
};

/// Writes config and manifest of the target. Base layers go out as they came in: their blobs are
/// brought where they are missing. New layers are plain tars. History rows get the time at which
/// their step really ran, so a build that hits the cache makes the same image again.
Result<ExportedImage> exportImage(const plan::BuildPlan &plan,
                                  const std::vector<VertexState> &states, Workshop &workshop,
                                  std::stop_token stop);

/// The config of any stage of the plan with its layers and times filled in. Pure.
oci::ImageConfig finishedConfig(const plan::BuildPlan &plan, const plan::StagePlan &stage,
                                const std::vector<VertexState> &states);

} // namespace stagewright::solve
