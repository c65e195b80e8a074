/// Carries out one call inside the jail. Internal to build/exec.
#pragma once

#include "core/base/sys/uniquefd.h"
#include "core/build/exec/jailcalls.h"

#include <map>
#include <string_view>
#include <vector>

namespace stagewright::exec {

/// The descriptors that came with a call, by their letters.
class CallFds
{
public:
    CallFds(std::string_view letters, std::vector<sys::UniqueFd> fds);
    /// Empty where it did not come.
    sys::UniqueFd take(CallFd which);

private:
    std::map<char, sys::UniqueFd> m_fds;
};

/// Reads the call, does it, writes the reply. Returns the worker's exit code.
int runWorker(CallFds fds, const JailSetup &setup);

/// Answers a call that no worker could be started for.
void refuseCall(CallFds fds, const Error &error);

} // namespace stagewright::exec
