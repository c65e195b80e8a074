/// One step, inside the jail. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/base/sys/uniquefd.h"
#include "core/build/exec/jailcalls.h"
#include "core/build/exec/snapshotfiles.h"

#include <string>

namespace stagewright::exec {

struct StepOutput
{
    sys::UniqueFd out;   ///< the program's standard output
    sys::UniqueFd err;   ///< and error
    sys::UniqueFd layer; ///< takes the tar; empty: it is only hashed
};

Result<StepResult> executeStep(const SnapshotFiles &files, const Step &step, StepOutput output,
                               const JailSetup &setup);

/// The root of a context or of a snapshot, to be read.
Result<sys::SafeRoot> openSource(const SnapshotFiles &files, const Source &source,
                                 const std::string &mountPoint);

} // namespace stagewright::exec
