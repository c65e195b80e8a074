/// Private to the room: `RUN --mount=…`.
#pragma once

#include "core/build/plan/stagework.h"

namespace stagewright::plan {

/// Expands and checks a mount; what it reads from is added to `sources`.
PlanResult<RunMount> planMount(StageWork &work, const Instruction &instruction,
                               const dockerfile::Mount &mount, std::vector<std::size_t> &sources);

} // namespace stagewright::plan
