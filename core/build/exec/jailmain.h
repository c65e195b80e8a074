/// The inside of the jail: what `stagewright jail` runs.
#pragma once

namespace stagewright::exec {

/// Descriptor number on which the jail finds its socket.
inline constexpr int kJailSocket = 3;

/// Serves the coordinator on descriptor 3 until it closes it; then every process and mount of the
/// jail is gone. For a fresh process with one thread. Returns the exit code.
int jailMain();

} // namespace stagewright::exec
