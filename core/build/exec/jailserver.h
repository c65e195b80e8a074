/// Pid 1 of the jail: one worker per call. Internal to build/exec.
#pragma once

#include "core/build/exec/jailcalls.h"

namespace stagewright::exec {

/// Says ready on the socket, then serves calls until the socket closes. Each call gets a worker
/// process that is pid 1 of a pid namespace of its own and has a mount namespace of its own: it
/// can die, or be killed, with all that it started and mounted, and only its call fails.
int serveJail(int socket, const JailSetup &setup);

} // namespace stagewright::exec
