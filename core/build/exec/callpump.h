/// Moves the bytes of one call between its worker and the caller. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/fileio.h"
#include "core/build/exec/jailclient.h"

#include <stop_token>
#include <string>
#include <vector>

namespace stagewright::exec {

class CallPump
{
public:
    /// Makes the pipes; `body` is the encoded call.
    static Result<CallPump> prepare(std::string_view body, const CallStreams &streams);

    /// One letter per descriptor, see CallFd.
    const std::string &letters() const { return m_letters; }
    std::vector<int> workerFds() const;
    void closeWorkerEnds() { m_workerEnds.clear(); }

    /// Until the worker has ended and every stream too. A stop request or an error of a sink kills
    /// the worker.
    Result<Reply> run(const std::stop_token &stop);

private:
    struct Stream
    {
        sys::UniqueFd fd;
        CallStreams::Sink sink;
    };

    Result<void> addStream(CallFd letter, CallStreams::Sink sink);
    void give(CallFd letter, sys::UniqueFd fd);
    Result<void> pumpOnce(int wake);
    Result<void> take(Stream &stream);
    bool finished() const;
    Result<Reply> conclude();

    std::string m_letters;
    std::vector<sys::UniqueFd> m_workerEnds;
    sys::UniqueFd m_leash; ///< closing it kills the worker
    std::vector<Stream> m_streams;
    std::string m_reply;
};

} // namespace stagewright::exec
