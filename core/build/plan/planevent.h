/// A plan as the first event of its build, and the way back from a vertex to the Dockerfile.
#pragma once

#include "core/build/plan/buildevent.h"
#include "core/build/plan/plan.h"

namespace stagewright::plan {

/// All that will come: every vertex, waiting; the instructions that they stand for; which stages
/// are needed. Pure.
BuildEvent planEvent(const dockerfile::Dockerfile &model, const BuildPlan &plan);

/// Where a vertex stands; one that several steps share, where it stands first. Nothing for build
/// contexts and images of --from.
std::optional<PlanFailure::Place> placeOf(const dockerfile::Dockerfile &model,
                                          const BuildPlan &plan, std::size_t vertex);

} // namespace stagewright::plan
