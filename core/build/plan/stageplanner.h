/// Private to the room: one stage from its FROM to its last instruction.
#pragma once

#include "core/build/plan/planner.h"

namespace stagewright::plan {

PlanResult<PlannedStage> planStage(Planner &planner, const dockerfile::Stage &stage);

} // namespace stagewright::plan
