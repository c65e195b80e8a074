/// Private to the room: what a FROM line gives.
#pragma once

#include "core/build/plan/planner.h"

namespace stagewright::plan {

struct StageBase
{
    std::string name; ///< familiar name of the image, name of the stage, "scratch"
    std::optional<std::size_t> stage;
    std::optional<std::size_t> vertex;
    std::string vertexText; ///< "FROM docker.io/…", to be prefixed; empty where FROM is no step
    bool countsAsStep = false;
    oci::ImageConfig config; ///< PATH added where it was missing; triggers still in it
    std::optional<dockerfile::StageScope> scope; ///< of a base stage, at its end
    oci::Platform platform;
    bool replacesStage = false; ///< a named context stands for the whole stage
};

PlanResult<StageBase> resolveBase(Planner &planner, const dockerfile::Stage &stage);

} // namespace stagewright::plan
