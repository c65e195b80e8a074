/// The coordinator's end of a jail. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/process.h"
#include "core/base/sys/uniquefd.h"
#include "core/build/exec/jailcalls.h"

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::exec {

struct JailOptions
{
    std::string store; ///< absolute, exists
    std::vector<std::string> contexts;
    std::string program; ///< has the `jail` command
};

/// Where the bytes of a call go while it runs. Absent ones are not asked for; an error of one ends
/// the call.
struct CallStreams
{
    using Sink = std::function<Result<void>(std::string_view)>;

    Sink out;
    Sink err;
    Sink bulk;
    int blob = -1; ///< read by the worker
};

/// Any thread; calls run side by side, each in a worker of its own.
class JailClient
{
public:
    /// Unavailable, with the remedy, where this machine forbids it. The error's innermost context
    /// names the stage: "user-namespace", "id-map" or "jail".
    static Result<std::unique_ptr<JailClient>> start(const JailOptions &options);
    ~JailClient();

    /// An error of the worker comes out as this function's error; Cancelled after a stop request;
    /// Failed where the worker died.
    Result<Reply> call(const Call &call, const CallStreams &streams, std::stop_token stop);

private:
    JailClient(sys::UniqueFd socket, sys::Process process);

    Result<Reply> callOnce(const Call &call, const CallStreams &streams,
                           const std::stop_token &stop);

    sys::UniqueFd m_socket;
    sys::Process m_process;
};

} // namespace stagewright::exec
