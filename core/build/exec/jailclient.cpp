#include "core/build/exec/jailclient.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fdmessage.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/usernamespace.h"
#include "core/build/exec/callpump.h"
#include "core/build/exec/jailmain.h"

#include <sys/socket.h>

#include <cerrno>
#include <csignal>

namespace stagewright::exec {

namespace {

using namespace std::chrono_literals;

/// What to do where user namespaces are refused.
std::string namespaceRemedy()
{
    const auto restricted =
        sys::readHostFile("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", 16);
    if (restricted && trim(*restricted) == "1")
        return "this system lets only programs with an AppArmor profile make user namespaces: "
               "install the package, which brings a profile, or set "
               "kernel.apparmor_restrict_unprivileged_userns=0";
    const auto clone = sys::readHostFile("/proc/sys/kernel/unprivileged_userns_clone", 16);
    if (clone && trim(*clone) == "0")
        return "this system forbids user namespaces to ordinary users: set "
               "kernel.unprivileged_userns_clone=1";
    const auto most = sys::readHostFile("/proc/sys/user/max_user_namespaces", 32);
    if (most && trim(*most) == "0")
        return "this system allows no user namespaces: raise user.max_user_namespaces";
    return "a container or security policy around this program forbids user namespaces";
}

Error stageError(const char *stage, Error error)
{
    error.code = ErrorCode::Unavailable;
    error.context.insert(error.context.begin(), stage);
    return error;
}

/// The next message of the start-up: nothing, or an error.
Result<void> expectOk(int socket)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto message, sys::receiveMessage(socket));
    if (!message)
        return fail(ErrorCode::Failed, "the jail ended before it stood");
    STAGEWRIGHT_TRY_ASSIGN(const Reply reply, decodeReply(message->bytes));
    if (const auto *error = std::get_if<Error>(&reply))
        return fail(*error);
    return {};
}

Result<sys::Process> startProgram(const std::string &program, int socket)
{
    sys::ProcessOptions options;
    options.arguments = {program, "jail"};
    options.descriptors = {{2, 2}, {kJailSocket, socket}};
    options.newSession = true; // Ctrl+C is the coordinator's business
    return sys::Process::start(options);
}

Result<void> setUp(int socket, pid_t pid, const JailOptions &options)
{
    if (auto entered = expectOk(socket); !entered) {
        Error error = std::move(entered).error();
        error.message += concat(": ", namespaceRemedy());
        return fail(stageError("user-namespace", std::move(error)));
    }
    STAGEWRIGHT_TRY_ASSIGN(const sys::IdMap map, sys::chooseIdMap());
    if (auto written = sys::writeIdMap(pid, map); !written)
        return fail(stageError("id-map", std::move(written).error()));
    const JailSetup setup{options.store, options.contexts, map.kind == sys::IdMap::Kind::Single,
                          findRuntime().found};
    STAGEWRIGHT_TRY(sys::sendMessage(socket, encode(setup)));
    if (auto ready = expectOk(socket); !ready)
        return fail(stageError("jail", std::move(ready).error()));
    return {};
}

} // namespace

JailClient::JailClient(sys::UniqueFd socket, sys::Process process)
    : m_socket(std::move(socket))
    , m_process(std::move(process))
{}

Result<std::unique_ptr<JailClient>> JailClient::start(const JailOptions &options)
{
    STAGEWRIGHT_TRY_ASSIGN(auto ends, sys::makeSocketPair(SOCK_SEQPACKET));
    STAGEWRIGHT_TRY_ASSIGN(sys::Process process, startProgram(options.program, ends.second.get()));
    ends.second.reset();
    STAGEWRIGHT_TRY(setUp(ends.first.get(), process.pid(), options));
    return std::unique_ptr<JailClient>(new JailClient(std::move(ends.first), std::move(process)));
}

JailClient::~JailClient()
{
    m_socket.reset();
    // Pid 1 of the jail sees the end of its socket; the kernel does the rest.
    const auto ended = m_process.waitFor(10s);
    if (ended && *ended)
        return;
    static_cast<void>(m_process.kill(SIGKILL));
}

Result<Reply> JailClient::callOnce(const Call &call, const CallStreams &streams,
                                   const std::stop_token &stop)
{
    STAGEWRIGHT_TRY_ASSIGN(CallPump pump, CallPump::prepare(encode(call), streams));
    auto sent = sys::sendMessage(m_socket.get(), pump.letters(), pump.workerFds());
    if (!sent)
        return fail(std::move(sent).error(), "the jail is gone");
    pump.closeWorkerEnds();
    return pump.run(stop);
}

Result<Reply> JailClient::call(const Call &call, const CallStreams &streams, std::stop_token stop)
{
    auto reply = callOnce(call, streams, stop);
    // A worker that was killed could not tidy up.
    if (!reply && !std::holds_alternative<SweepCall>(call))
        static_cast<void>(callOnce(SweepCall(), {}, {}));
    return reply;
}

} // namespace stagewright::exec
