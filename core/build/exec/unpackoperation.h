/// Layer blob → snapshot, inside the jail. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/jailcalls.h"
#include "core/build/exec/snapshotfiles.h"

namespace stagewright::exec {

Result<UnpackReply> unpackLayer(const SnapshotFiles &files, const UnpackCall &call, int blob);

} // namespace stagewright::exec
