#include "core/build/exec/runprogram.h"

#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/mounts.h"
#include "core/base/sys/process.h"
#include "core/build/exec/mountplan.h"
#include "core/build/exec/mountstubs.h"
#include "core/build/exec/runtimespec.h"
#include "core/build/exec/userlookup.h"

#include <sys/stat.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>

namespace stagewright::exec {

namespace {

const sys::Failpoint kBeforeStart("exec.run.before-start");
const sys::Failpoint kAfterStart("exec.run.after-start");

constexpr const char *kBundle = "/run/bundle";
constexpr const char *kLog = "/run/crun.log";
constexpr const char *kPidFile = "/run/bundle/pid";

/// crun with the options that every call has.
Result<sys::ExitStatus> callRuntime(std::vector<std::string> arguments, const RunOutput &output)
{
    sys::ProcessOptions options;
    options.arguments = {"crun", "--root=/run/crun", "--cgroup-manager=disabled",
                         "--log=/run/crun.log", "--log-format=text"};
    options.arguments.insert(options.arguments.end(), arguments.begin(), arguments.end());
    options.environment = std::vector<std::string>{"PATH=/usr/sbin:/usr/bin:/sbin:/bin"};
    options.workingDirectory = "/";
    options.descriptors = {{1, output.out.get()}, {2, output.err.get()}};
    auto process = sys::Process::start(options);
    if (!process && process.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Unavailable,
                    "the program crun is missing: install the package crun to run RUN steps");
    if (!process)
        return fail(std::move(process).error());
    return process->wait();
}

/// What crun wrote about its own failure, without time stamps.
std::string runtimeMessage()
{
    const auto text = sys::readHostFile(kLog, 65536);
    if (!text)
        return {};
    std::string message(trim(*text));
    // "2026-11-23T12:00:00.000000000Z: message"
    if (const std::size_t end = message.find("Z: "); end < 40)
        message.erase(0, end + 3);
    return message;
}

StepExit notStarted()
{
    std::string message = runtimeMessage();
    if (message.empty())
        message = "the runtime gave no reason";
    return {StepExit::Kind::NotStarted, 0, std::move(message)};
}

Result<pid_t> readPid()
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string text, sys::readHostFile(kPidFile, 32));
    const auto number = parseUnsigned(trim(text));
    if (!number || *number < 2)
        return fail(ErrorCode::Internal, "crun wrote no usable process id");
    return static_cast<pid_t>(*number);
}

/// The container's first process became our child when `crun create` ended.
Result<StepExit> waitForProgram(pid_t pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return failErrno("cannot wait for the program", errno);
    }
    const auto exit = sys::toExitStatus(status);
    if (exit.ok())
        return StepExit{};
    if (exit.kind == sys::ExitStatus::Kind::Signalled)
        return StepExit{StepExit::Kind::Signal, exit.value, {}};
    // crun's init reports that the program could not be executed.
    if (!runtimeMessage().empty())
        return notStarted();
    return StepExit{StepExit::Kind::ExitCode, exit.value, {}};
}

/// Missing parts belong to the user, as in BuildKit. A directory of the kernel's file systems
/// is refused: /proc/self/fd/N would lead out of the tree (CVE-2024-21626).
Result<std::string> ensureWorkingDirectory(const WorkTree &tree, const std::string &path,
                                           const ProcessUser &user)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string clean, tree.root().resolve(path));
    const std::string first = clean.substr(0, clean.find('/'));
    if (first == "proc" || first == "sys")
        return fail(ErrorCode::InvalidArgument, concat("the working directory ", path, " lies in /",
                                                       first, ", where no step may start"));
    if (first != "dev")
        STAGEWRIGHT_TRY(tree.root().makeDirectories(path, 0755, [&](const std::string &made) {
            return tree.root().apply(made, {user.uid, user.gid, 0755, {}, {}});
        }));
    return concat("/", clean);
}

Result<void> writeBundle(const SpecInput &input)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string spec, runtimeSpec(input));
    if (::mkdir(kBundle, 0700) != 0 || ::mkdir("/run/crun", 0700) != 0)
        return failErrno("cannot prepare the runtime's folders", errno);
    return sys::writeHostFile(concat(kBundle, "/config.json"), spec);
}

Result<StepExit> startAndWait(RunOutput output)
{
    const std::string id = "step";
    STAGEWRIGHT_TRY(kBeforeStart.hit());
    STAGEWRIGHT_TRY_ASSIGN(const auto created, callRuntime({"create", concat("--bundle=", kBundle),
                                                            concat("--pid-file=", kPidFile), id},
                                                           output));
    if (!created.ok())
        return notStarted();
    STAGEWRIGHT_TRY_ASSIGN(const pid_t pid, readPid());
    STAGEWRIGHT_TRY_ASSIGN(const auto started, callRuntime({"start", id}, output));
    output = {}; // the program's own ends remain
    if (!started.ok()) {
        ::kill(pid, SIGKILL);
        return notStarted();
    }
    STAGEWRIGHT_TRY(kAfterStart.hit());
    return waitForProgram(pid);
}

} // namespace

Result<StepExit> runProgram(const SnapshotFiles &files, const WorkTree &tree, const RunStep &step,
                            RunOutput output, bool singleId)
{
    if (step.arguments.empty())
        return fail(ErrorCode::InvalidArgument, "the step has no command");
    // crun looks for processes by the numbers of this worker's own namespace.
    STAGEWRIGHT_TRY(sys::mountProc("/proc"));
    MountStubs stubs(tree.root());
    MountPlan mounts(files, tree, stubs);
    STAGEWRIGHT_TRY_ASSIGN(const ProcessUser user, lookUpUserIn(tree.root(), step.user));
    STAGEWRIGHT_TRY(stubs.ensureSystemFolders());
    STAGEWRIGHT_TRY_ASSIGN(const std::string workingDirectory,
                           ensureWorkingDirectory(tree, step.workingDirectory, user));
    STAGEWRIGHT_TRY(mounts.addNetworkFiles(step.hostname));
    for (const auto &mount : step.mounts)
        STAGEWRIGHT_TRY(mounts.add(mount));
    STAGEWRIGHT_TRY(
        writeBundle({step, user, tree.path(), workingDirectory, mounts.mounts(), singleId}));
    STAGEWRIGHT_TRY_ASSIGN(StepExit exit, startAndWait(std::move(output)));
    STAGEWRIGHT_TRY(stubs.remove());
    return exit;
}

} // namespace stagewright::exec
