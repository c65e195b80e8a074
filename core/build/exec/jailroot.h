/// The jail's private root directory. Internal to build/exec.
///
///     /usr …      the host's programs, read-only
///     /store      the store, writable; its blobs and index are covered
///     /ctx/N      build contexts, read-only
///     /proc /sys /dev /tmp /run   its own
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/jailcalls.h"

namespace stagewright::exec {

inline constexpr const char *kJailStore = "/store";

/// Builds it and moves in. For a process that is pid 1 of fresh user, mount and pid namespaces.
Result<void> enterJailRoot(const JailSetup &setup);

/// "/ctx/3".
std::string contextPath(std::size_t index);

} // namespace stagewright::exec
