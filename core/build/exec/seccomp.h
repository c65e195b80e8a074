/// The system calls that a RUN step may make. Internal to build/exec.
#pragma once

#include "core/base/support/json.h"
#include "core/base/support/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::exec {

/// What the rules of the profile depend on.
struct SeccompTarget
{
    std::string architecture; ///< "amd64", "arm64", …
    unsigned kernelMajor = 0;
    unsigned kernelMinor = 0;
    std::vector<std::string> capabilities; ///< "CAP_CHOWN", …
};

/// The running machine with these capabilities.
SeccompTarget hostSeccompTarget(std::vector<std::string> capabilities);

/// Text of resources/seccomp.json, which is part of the program.
std::string_view builtInSeccompProfile();

/// "linux.seccomp" of the runtime spec (config-linux.md, "Seccomp"). Corrupt for a profile with a
/// key or value that is not understood: a rule that is passed over could open a door.
Result<OrderedJson> seccompSpec(std::string_view profile, const SeccompTarget &target);

} // namespace stagewright::exec
