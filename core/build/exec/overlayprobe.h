/// Whether overlay mounts do what snapshots need. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"

namespace stagewright::exec {

/// Mounts one below `active/` and replaces a directory of its lower: a mount can succeed and
/// still fail at that. The caller has a mount namespace of its own. False: trees are copied.
Result<bool> probeOverlay(const sys::SafeRoot &store);

} // namespace stagewright::exec
