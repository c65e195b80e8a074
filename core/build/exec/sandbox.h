/// The jail as one object: a snapshotter and an executor that share it.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/executor.h"
#include "core/build/exec/snapshotter.h"

#include <memory>
#include <string>
#include <vector>

namespace stagewright::exec {

struct SandboxOptions
{
    std::string store;                 ///< folder of the store; made (0700) where it is missing
    std::vector<std::string> contexts; ///< build contexts, shown read-only; see ContextRef
    /// The program that has the `jail` command; "" = the running one.
    std::string program;
};

/// A jail that starts with the first call that needs it (looking at snapshots does not). Its end,
/// however it comes (destructor, kill -9 of this process), ends every process and mount in it.
/// Its start sweeps what dead ones left in the store. Calls fail with Unavailable, and the remedy
/// in the message, where this machine cannot run a jail; probeHost() has the whole picture.
class Sandbox
{
public:
    virtual ~Sandbox() = default;
    virtual Snapshotter &snapshotter() = 0;
    virtual Executor &executor() = 0;
};

/// Errors: those of making the store's folder and of finding the contexts.
Result<std::unique_ptr<Sandbox>> openSandbox(const SandboxOptions &options);

} // namespace stagewright::exec
