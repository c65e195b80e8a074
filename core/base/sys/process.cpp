#include "core/base/sys/process.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

extern char **environ;

namespace stagewright::sys {

namespace {

/// posix_spawn's two option objects, freed in any case.
class SpawnSetup
{
public:
    SpawnSetup()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
    }
    SpawnSetup(const SpawnSetup &) = delete;
    SpawnSetup &operator=(const SpawnSetup &) = delete;
    ~SpawnSetup()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }

    void resetSignals(bool newSession)
    {
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        const int flags =
            POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (newSession ? POSIX_SPAWN_SETSID : 0);
        ::posix_spawnattr_setflags(&m_attributes, static_cast<short>(flags));
    }
    void place(int from, int to) { ::posix_spawn_file_actions_adddup2(&m_actions, from, to); }
    void nullDevice(int to)
    {
        ::posix_spawn_file_actions_addopen(&m_actions, to, "/dev/null", O_RDWR, 0);
    }
    void closeFrom(int first) { ::posix_spawn_file_actions_addclosefrom_np(&m_actions, first); }
    void changeDirectory(const std::string &path)
    {
        ::posix_spawn_file_actions_addchdir_np(&m_actions, path.c_str());
    }

    const posix_spawn_file_actions_t *actions() const { return &m_actions; }
    const posix_spawnattr_t *attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

std::vector<char *> pointersTo(const std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    pointers.reserve(texts.size() + 1);
    for (const auto &text : texts)
        pointers.push_back(const_cast<char *>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

/// Our descriptors moved above every child number, so that no dup2 overwrites a source.
struct Placement
{
    std::vector<UniqueFd> lifted;
    int firstFree = 3;
};

Result<Placement> placeDescriptors(const ProcessOptions &options, SpawnSetup &setup)
{
    Placement placement;
    for (const auto &[child, ours] : options.descriptors)
        placement.firstFree = std::max(placement.firstFree, child + 1);
    std::array<bool, 3> named{};
    for (const auto &[child, ours] : options.descriptors) {
        UniqueFd lifted(::fcntl(ours, F_DUPFD_CLOEXEC, placement.firstFree));
        if (!lifted)
            return failErrno("cannot pass a descriptor to a child", errno);
        setup.place(lifted.get(), child);
        placement.lifted.push_back(std::move(lifted));
        if (child < 3)
            named.at(static_cast<std::size_t>(child)) = true;
    }
    for (int fd = 0; fd < 3; ++fd) {
        if (!named.at(static_cast<std::size_t>(fd)) && !options.inheritStandard)
            setup.nullDevice(fd);
    }
    return placement;
}

bool isExecutable(const std::string &path)
{
    return ::access(path.c_str(), X_OK) == 0;
}

} // namespace

ExitStatus toExitStatus(int waitStatus)
{
    if (WIFSIGNALED(waitStatus))
        return {ExitStatus::Kind::Signalled, WTERMSIG(waitStatus)};
    return {ExitStatus::Kind::Exited, WEXITSTATUS(waitStatus)};
}

std::string ExitStatus::toString() const
{
    return concat(kind == Kind::Exited ? "exit code " : "signal ", std::to_string(value));
}

std::optional<std::string> findProgram(std::string_view name)
{
    if (name.find('/') != std::string_view::npos)
        return isExecutable(std::string(name)) ? std::optional(std::string(name)) : std::nullopt;
    const char *path = std::getenv("PATH");
    const std::string folders = concat(path != nullptr ? path : "", ":/usr/local/bin:/usr/bin:/bin",
                                       ":/usr/local/sbin:/usr/sbin:/sbin");
    for (const auto folder : split(folders, ':')) {
        std::string candidate = concat(folder, "/", name);
        if (folder.starts_with('/') && isExecutable(candidate))
            return candidate;
    }
    return std::nullopt;
}

Process::Process(pid_t pid, UniqueFd pidFd)
    : m_pid(pid)
    , m_pidFd(std::move(pidFd))
{}

Process::Process(Process &&other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_pidFd(std::move(other.m_pidFd))
{}

Process &Process::operator=(Process &&other) noexcept
{
    if (this != &other) {
        Process old(std::move(*this));
        m_pid = std::exchange(other.m_pid, -1);
        m_pidFd = std::move(other.m_pidFd);
    }
    return *this;
}

Process::~Process()
{
    if (m_pid < 0)
        return;
    static_cast<void>(kill(SIGKILL));
    static_cast<void>(wait());
}

Result<Process> Process::start(const ProcessOptions &options)
{
    const auto program = findProgram(options.arguments.at(0));
    if (!program)
        return fail(ErrorCode::NotFound,
                    concat("the program ", options.arguments[0], " is not installed"));
    SpawnSetup setup;
    setup.resetSignals(options.newSession);
    STAGEWRIGHT_TRY_ASSIGN(const Placement placement, placeDescriptors(options, setup));
    setup.closeFrom(placement.firstFree);
    if (!options.workingDirectory.empty())
        setup.changeDirectory(options.workingDirectory);
    const auto arguments = pointersTo(options.arguments);
    const auto environment =
        options.environment ? pointersTo(*options.environment) : std::vector<char *>();
    pid_t pid = -1;
    const int rc =
        ::posix_spawn(&pid, program->c_str(), setup.actions(), setup.attributes(), arguments.data(),
                      options.environment ? environment.data() : environ);
    if (rc != 0)
        return failErrno(concat("cannot start ", *program), rc);
    // glibc 2.36 declares pidfd_open() without C linkage.
    UniqueFd pidFd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    return Process(pid, std::move(pidFd));
}

Result<void> Process::kill(int signal) const
{
    if (m_pid < 0)
        return {};
    if (::kill(m_pid, signal) != 0 && errno != ESRCH)
        return failErrno("cannot send a signal", errno);
    return {};
}

Result<ExitStatus> Process::wait()
{
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0) {
        if (errno != EINTR)
            return failErrno("cannot wait for a child", errno);
    }
    detach();
    return toExitStatus(status);
}

Result<std::optional<ExitStatus>> Process::waitFor(std::chrono::milliseconds patience)
{
    if (!m_pidFd)
        return fail(ErrorCode::Unsupported, "this kernel has no pidfd_open");
    struct ::pollfd poll{m_pidFd.get(), POLLIN, 0};
    const int ready = ::poll(&poll, 1, static_cast<int>(patience.count()));
    if (ready < 0 && errno != EINTR)
        return failErrno("cannot wait for a child", errno);
    if (ready <= 0)
        return std::optional<ExitStatus>();
    STAGEWRIGHT_TRY_ASSIGN(const ExitStatus status, wait());
    return std::optional(status);
}

void Process::detach()
{
    m_pid = -1;
    m_pidFd.reset();
}

} // namespace stagewright::sys
