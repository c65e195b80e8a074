#include "core/build/exec/jailmain.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fdmessage.h"
#include "core/base/sys/process.h"
#include "core/build/exec/jailcalls.h"
#include "core/build/exec/jailroot.h"
#include "core/build/exec/jailserver.h"

#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

namespace stagewright::exec {

namespace {

constexpr int kNamespaces = CLONE_NEWUSER | CLONE_NEWNS;
constexpr int kMoreNamespaces = CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS;

/// Every message of the start-up is a Reply, so that an error can always be told.
void tell(const Result<void> &outcome)
{
    const Reply reply = outcome ? Reply(std::monostate()) : Reply(outcome.error());
    static_cast<void>(sys::sendMessage(kJailSocket, encode(reply)));
}

Result<std::string> hear()
{
    STAGEWRIGHT_TRY_ASSIGN(auto message, sys::receiveMessage(kJailSocket));
    if (!message)
        return fail(ErrorCode::Cancelled, "the coordinator is gone");
    return std::move(message->bytes);
}

Result<void> enterUserNamespace()
{
    if (::unshare(kNamespaces) == 0)
        return {};
    return failErrno("cannot make a user namespace", errno);
}

/// The coordinator has written the maps: become root of the namespace.
Result<void> becomeRoot(bool singleId)
{
    if (!singleId && ::setgroups(0, nullptr) != 0)
        return failErrno("cannot drop the groups", errno);
    if (::setresgid(0, 0, 0) != 0 || ::setresuid(0, 0, 0) != 0)
        return failErrno("cannot become root of the user namespace", errno);
    return {};
}

int runAsFirstProcess(const JailSetup &setup)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::umask(0);
    const auto entered = enterJailRoot(setup);
    if (!entered) {
        tell(entered);
        return 1;
    }
    return serveJail(kJailSocket, setup);
}

/// Waits for pid 1 of the new namespace, holding nothing.
int watch(pid_t child)
{
    ::close(kJailSocket);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return 1;
    }
    const auto exit = sys::toExitStatus(status);
    return exit.kind == sys::ExitStatus::Kind::Exited ? exit.value : 128 + exit.value;
}

Result<JailSetup> handshake()
{
    const auto entered = enterUserNamespace();
    tell(entered);
    STAGEWRIGHT_TRY(entered);
    STAGEWRIGHT_TRY_ASSIGN(const std::string bytes, hear());
    STAGEWRIGHT_TRY_ASSIGN(JailSetup setup, decodeSetup(bytes));
    STAGEWRIGHT_TRY(becomeRoot(setup.singleId));
    if (::unshare(kMoreNamespaces) != 0)
        return failErrno("cannot make the jail's namespaces", errno);
    return setup;
}

} // namespace

int jailMain()
{
    const auto setup = handshake();
    if (!setup) {
        tell(fail(setup.error()));
        return 1;
    }
    const pid_t child = ::fork();
    if (child < 0) {
        tell(failErrno("cannot start the jail", errno));
        return 1;
    }
    return child == 0 ? runAsFirstProcess(*setup) : watch(child);
}

} // namespace stagewright::exec
