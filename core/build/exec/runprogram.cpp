#include "core/build/exec/runprogram.h"

#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/mounts.h"
#include "core/base/sys/usernamespace.h"
#include "core/build/exec/mountplan.h"
#include "core/build/exec/mountstubs.h"
#include "core/build/exec/runtime.h"
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
constexpr const char *kPidFile = "/run/bundle/pid";

StepExit notStarted(const Runtime &runtime)
{
    std::string message = runtime.complaint();
    if (message.empty())
        message = "the runtime gave no reason";
    return {StepExit::Kind::NotStarted, 0, std::move(message)};
}

Result<pid_t> readPid()
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string text, sys::readHostFile(kPidFile, 32));
    const auto number = parseUnsigned(trim(text));
    if (!number || *number < 2)
        return fail(ErrorCode::Internal, "the runtime wrote no usable process id");
    return static_cast<pid_t>(*number);
}

/// The container's first process became our child when the call that created it ended.
Result<StepExit> waitForProgram(pid_t pid, const Runtime &runtime)
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
    if (!runtime.complaint().empty())
        return notStarted(runtime);
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

/// The runtime's own words for an id that it cannot have tell nobody what to do.
Result<void> checkIds(const ProcessUser &user, std::string_view asWritten)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto uids, sys::readHostFile("/proc/self/uid_map"));
    STAGEWRIGHT_TRY_ASSIGN(const auto gids, sys::readHostFile("/proc/self/gid_map"));
    if (sys::hasId(sys::parseIdMap(uids), user.uid) && sys::hasId(sys::parseIdMap(gids), user.gid))
        return {};
    return fail(
        ErrorCode::Unavailable,
        concat("the step cannot run as USER ", asWritten, " (", std::to_string(user.uid), ":",
               std::to_string(user.gid),
               "): these ids are outside of the range that this user may hand out; enlarge "
               "the ranges in /etc/subuid and /etc/subgid ('stagewright doctor' says how)"));
}

/// Many programs give files to other users (apt, tar as root), and fail where there are none.
void explain(StepExit &exit, const JailSetup &setup)
{
    if (setup.singleId && exit.kind == StepExit::Kind::ExitCode)
        exit.message = "no step can give files to other users here: this user has no ranges of ids "
                       "('stagewright doctor' says how to get them)";
}

Result<void> writeBundle(const SpecInput &input)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string spec, runtimeSpec(input));
    if (::mkdir(kBundle, 0700) != 0)
        return failErrno("cannot prepare the step's bundle", errno);
    return sys::writeHostFile(concat(kBundle, "/config.json"), spec);
}

Result<StepExit> startAndWait(const Runtime &runtime, RunOutput output)
{
    const std::string id = "step";
    const auto call = [&](const std::vector<std::string> &arguments) {
        return runtime.call(arguments, output.out.get(), output.err.get());
    };
    STAGEWRIGHT_TRY(runtime.prepare());
    STAGEWRIGHT_TRY(kBeforeStart.hit());
    STAGEWRIGHT_TRY_ASSIGN(const auto created, call({"create", concat("--bundle=", kBundle),
                                                     concat("--pid-file=", kPidFile), id}));
    if (!created.ok())
        return notStarted(runtime);
    STAGEWRIGHT_TRY_ASSIGN(const pid_t pid, readPid());
    STAGEWRIGHT_TRY_ASSIGN(const auto started, call({"start", id}));
    output = {}; // the program's own ends remain
    if (!started.ok()) {
        ::kill(pid, SIGKILL);
        return notStarted(runtime);
    }
    STAGEWRIGHT_TRY(kAfterStart.hit());
    return waitForProgram(pid, runtime);
}

} // namespace

Result<StepExit> runProgram(const SnapshotFiles &files, const WorkTree &tree, const RunStep &step,
                            RunOutput output, const JailSetup &setup)
{
    if (step.arguments.empty())
        return fail(ErrorCode::InvalidArgument, "the step has no command");
    if (!setup.runtime)
        return fail(ErrorCode::Unavailable, "neither crun nor runc is installed where the jail can "
                                            "see it: install the package crun to run RUN steps");
    // The runtime looks for processes by the numbers of this worker's own namespace.
    STAGEWRIGHT_TRY(sys::mountProc("/proc"));
    MountStubs stubs(tree.root());
    MountPlan mounts(files, tree, stubs);
    STAGEWRIGHT_TRY_ASSIGN(const ProcessUser user, lookUpUserIn(tree.root(), step.user));
    STAGEWRIGHT_TRY(checkIds(user, step.user));
    STAGEWRIGHT_TRY(stubs.ensureSystemFolders());
    STAGEWRIGHT_TRY_ASSIGN(const std::string workingDirectory,
                           ensureWorkingDirectory(tree, step.workingDirectory, user));
    STAGEWRIGHT_TRY(mounts.addNetworkFiles(step.hostname));
    for (const auto &mount : step.mounts)
        STAGEWRIGHT_TRY(mounts.add(mount));
    STAGEWRIGHT_TRY(
        writeBundle({step, user, tree.path(), workingDirectory, mounts.mounts(), setup.singleId}));
    STAGEWRIGHT_TRY_ASSIGN(StepExit exit, startAndWait(Runtime(*setup.runtime), std::move(output)));
    STAGEWRIGHT_TRY(stubs.remove());
    explain(exit, setup);
    return exit;
}

} // namespace stagewright::exec
