/// What this machine can do for the builder, and what to do about what is missing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::exec {

enum class ProbeState {
    Good,     ///< works
    Degraded, ///< works, slower or with limits
    Missing,  ///< building does not work without it
};

/// Stable lower-case name ("degraded").
std::string_view nameOf(ProbeState state);

struct ProbeItem
{
    std::string id; ///< stable: "user-namespace", "sub-ids", "runtime", "overlay", "seccomp"…
    ProbeState state = ProbeState::Good;
    std::string finding; ///< a sentence: what was found
    std::string remedy;  ///< a sentence: what to do; "" where nothing is to be done
};

struct HostReport
{
    std::vector<ProbeItem> items;

    /// The worst of all items.
    ProbeState state() const;
};

/// Tries everything for real (starts a jail, mounts an overlay in `store`'s file system); takes
/// some 100 ms and leaves nothing. `program`: see SandboxOptions.
HostReport probeHost(const std::string &store, const std::string &program = {});

} // namespace stagewright::exec
