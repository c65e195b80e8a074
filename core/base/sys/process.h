/// Child processes. No shell, no inherited descriptors beyond those named.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::sys {

/// How a process ended.
struct ExitStatus
{
    enum class Kind { Exited, Signalled };
    Kind kind = Kind::Exited;
    int value = 0; ///< exit code, or signal number

    bool ok() const { return kind == Kind::Exited && value == 0; }
    /// "exit code 3", "signal 9".
    std::string toString() const;
    bool operator==(const ExitStatus &) const = default;
};

/// Decodes what waitpid gave.
ExitStatus toExitStatus(int waitStatus);

struct ProcessOptions
{
    std::vector<std::string> arguments; ///< [0] is looked up in PATH where it has no "/"
    std::optional<std::vector<std::string>> environment; ///< "K=V"; absent: that of the caller
    std::string workingDirectory;                        ///< "" = that of the caller
    /// child number ← our descriptor. 0, 1, 2 that are not named become /dev/null; every other
    /// descriptor is closed.
    std::vector<std::pair<int, int>> descriptors;
    bool inheritStandard = false; ///< 0, 1, 2 stay ours where they are not named
    bool newSession = false;
};

/// A running child. Destroying it kills and reaps the child.
class Process
{
public:
    /// NotFound where the program does not exist.
    static Result<Process> start(const ProcessOptions &options);

    Process(Process &&) noexcept;
    Process &operator=(Process &&) noexcept;
    ~Process();

    pid_t pid() const { return m_pid; }
    /// Becomes readable when the child ends; -1 after wait().
    int pidFd() const { return m_pidFd.get(); }
    Result<void> kill(int signal) const;
    Result<ExitStatus> wait();
    /// Nothing while it still runs.
    Result<std::optional<ExitStatus>> waitFor(std::chrono::milliseconds patience);
    /// Lets the child live on its own.
    void detach();

private:
    Process(pid_t pid, UniqueFd pidFd);

    pid_t m_pid = -1;
    UniqueFd m_pidFd;
};

struct ProcessOutput
{
    ExitStatus status;
    std::string out;
    std::string err;
};

/// Runs a helper to its end with `input` on stdin. OutOfSpace (and the child killed) where it
/// writes more than `maxBytes` on one stream; Failed where it outlives `patience`.
Result<ProcessOutput> runProcess(std::vector<std::string> arguments, std::string_view input = {},
                                 std::size_t maxBytes = 16U << 20U,
                                 std::chrono::milliseconds patience = std::chrono::minutes(1));

/// Absolute path of a program in PATH (plus /usr/sbin and /sbin, which ordinary users' PATH
/// lacks), or nothing.
std::optional<std::string> findProgram(std::string_view name);

} // namespace stagewright::sys
