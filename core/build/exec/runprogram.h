/// Runs a RUN step's program in a mounted tree. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"
#include "core/build/exec/jailcalls.h"
#include "core/build/exec/worktree.h"

namespace stagewright::exec {

struct RunOutput
{
    sys::UniqueFd out;
    sys::UniqueFd err;
};

/// For a worker that is pid 1 of its pid namespace. Unavailable where there is no runtime.
Result<StepExit> runProgram(const SnapshotFiles &files, const WorkTree &tree, const RunStep &step,
                            RunOutput output, const JailSetup &setup);

} // namespace stagewright::exec
