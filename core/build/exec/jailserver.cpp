#include "core/build/exec/jailserver.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fdmessage.h"
#include "core/base/sys/fileio.h"
#include "core/build/exec/jailroot.h"
#include "core/build/exec/jailworker.h"
#include "core/build/exec/overlayprobe.h"
#include "core/build/exec/snapshotfiles.h"

#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

namespace stagewright::exec {

namespace {

struct Worker
{
    pid_t pid;
    sys::UniqueFd leash;
};

class Server
{
public:
    Server(int socket, const JailSetup &setup)
        : m_socket(socket)
        , m_setup(setup)
    {}

    Result<void> prepare();
    void serve();

private:
    bool takeCall();
    void start(CallFds fds);
    void reap();
    void killUnleashed(std::span<const struct ::pollfd> leashes);

    int m_socket;
    const JailSetup &m_setup;
    sys::UniqueFd m_signals;
    std::vector<Worker> m_workers;
};

Result<void> Server::prepare()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    m_signals.reset(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!m_signals)
        return failErrno("cannot watch the jail's workers", errno);
    STAGEWRIGHT_TRY_ASSIGN(auto store, sys::SafeRoot::open(kJailStore));
    const SnapshotFiles files(std::move(store));
    STAGEWRIGHT_TRY(files.prepare());
    STAGEWRIGHT_TRY_ASSIGN(const bool overlay, probeOverlay(files.store()));
    STAGEWRIGHT_TRY(files.setForm(overlay ? layer::TreeForm::Overlay : layer::TreeForm::Plain));
    return files.sweep(true);
}

/// fork() with namespaces of its own; this process has one thread and no fork handlers.
pid_t forkWorker()
{
    constexpr unsigned long kFlags = CLONE_NEWPID | CLONE_NEWNS | SIGCHLD;
    return static_cast<pid_t>(::syscall(SYS_clone, kFlags, nullptr, nullptr, nullptr, 0));
}

void Server::start(CallFds fds)
{
    sys::UniqueFd leash = fds.take(CallFd::Leash);
    const pid_t pid = forkWorker();
    if (pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(m_socket);
        m_signals.reset();
        m_workers.clear();
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::_exit(runWorker(std::move(fds), m_setup));
    }
    if (pid > 0)
        m_workers.push_back({pid, std::move(leash)});
    else
        refuseCall(std::move(fds), systemError("cannot start a worker of the jail", errno));
}

bool Server::takeCall()
{
    auto message = sys::receiveMessage(m_socket);
    if (!message || !*message)
        return false;
    start(CallFds((*message)->bytes, std::move((*message)->fds)));
    return true;
}

void Server::reap()
{
    std::array<signalfd_siginfo, 8> drained{};
    while (::read(m_signals.get(), drained.data(), sizeof(drained)) > 0) {
    }
    for (;;) {
        const pid_t pid = ::waitpid(-1, nullptr, WNOHANG);
        if (pid <= 0)
            return;
        std::erase_if(m_workers, [pid](const Worker &worker) { return worker.pid == pid; });
    }
}

void Server::killUnleashed(std::span<const struct ::pollfd> leashes)
{
    for (std::size_t i = 0; i < leashes.size(); ++i) {
        if (leashes[i].revents == 0)
            continue;
        ::kill(m_workers[i].pid, SIGKILL);
        m_workers[i].leash.reset(); // poll passes over -1
    }
}

void Server::serve()
{
    for (;;) {
        std::vector<struct ::pollfd> polls{{m_socket, POLLIN, 0}, {m_signals.get(), POLLIN, 0}};
        for (const auto &worker : m_workers)
            polls.push_back({worker.leash.get(), POLLIN, 0});
        if (::poll(polls.data(), polls.size(), -1) < 0)
            continue;
        killUnleashed(std::span(polls).subspan(2));
        if (polls[1].revents != 0)
            reap();
        if (polls[0].revents != 0 && !takeCall())
            return;
    }
}

} // namespace

int serveJail(int socket, const JailSetup &setup)
{
    Server server(socket, setup);
    const auto prepared = server.prepare();
    const Reply reply = prepared ? Reply(std::monostate()) : Reply(prepared.error());
    static_cast<void>(sys::sendMessage(socket, encode(reply)));
    if (!prepared)
        return 1;
    server.serve();
    return 0;
}

} // namespace stagewright::exec
