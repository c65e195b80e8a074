#include "core/build/exec/jailroot.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/mounts.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <vector>

namespace stagewright::exec {

namespace {

// Any directory will do: it is covered in this namespace only, and left behind.
constexpr const char *kStage = "/tmp";

Result<void> makeFolder(const std::string &path, mode_t mode = 0755)
{
    if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST)
        return failErrno(concat("cannot make ", path), errno);
    return {};
}

Result<void> makeEmptyFile(const std::string &path)
{
    return sys::writeHostFile(path, {}, 0644);
}

std::string staged(std::string_view path)
{
    return concat(kStage, path);
}

/// Opened before /tmp is covered, since any of them may lie below it.
struct Sources
{
    sys::UniqueFd store;
    std::vector<sys::UniqueFd> contexts;
};

Result<sys::UniqueFd> openFolder(const std::string &path)
{
    sys::UniqueFd fd(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!fd)
        return failErrno(concat("cannot open ", path), errno);
    return fd;
}

Result<Sources> openSources(const JailSetup &setup)
{
    Sources sources;
    STAGEWRIGHT_TRY_ASSIGN(sources.store, openFolder(setup.store));
    for (const auto &context : setup.contexts) {
        STAGEWRIGHT_TRY_ASSIGN(sources.contexts.emplace_back(), openFolder(context));
    }
    return sources;
}

/// /bin and its like: the link that the host has, or a read-only view of the directory.
Result<void> showProgramFolder(const char *name)
{
    const std::string host = concat("/", name);
    struct ::stat status{};
    if (::lstat(host.c_str(), &status) != 0)
        return {};
    const std::string here = staged(host);
    if (S_ISLNK(status.st_mode)) {
        std::array<char, PATH_MAX> text{};
        const ssize_t length = ::readlink(host.c_str(), text.data(), text.size() - 1);
        if (length < 0 || ::symlink(text.data(), here.c_str()) != 0)
            return failErrno(concat("cannot make ", here), errno);
        return {};
    }
    if (!S_ISDIR(status.st_mode))
        return {};
    STAGEWRIGHT_TRY(makeFolder(here));
    return sys::bindMount(host, here, {.readOnly = true, .recursive = true});
}

Result<void> showDevices()
{
    STAGEWRIGHT_TRY(makeFolder(staged("/dev")));
    for (const char *name : {"null", "zero", "full", "random", "urandom", "tty"}) {
        const std::string device = concat("/dev/", name);
        if (::access(device.c_str(), F_OK) != 0)
            continue;
        STAGEWRIGHT_TRY(makeEmptyFile(staged(device)));
        STAGEWRIGHT_TRY(sys::bindMount(device, staged(device), {.noDevices = false}));
    }
    return {};
}

/// No step has a cgroup of its own. crun reads the host's tree and gives up where it is of the
/// hybrid kind; runc wants to see it, and goes on where it can be read only.
Result<void> showCgroups(const JailSetup &setup)
{
    const std::string groups = staged("/sys/fs/cgroup");
    if (::access(groups.c_str(), F_OK) != 0)
        return {};
    if (setup.runtime && setup.runtime->kind == RuntimeProgram::Kind::Runc)
        return sys::bindMount(groups, groups, {.readOnly = true, .recursive = true});
    return sys::mountTmpfs(groups, "mode=755,size=4k");
}

Result<void> showKernel(const JailSetup &setup)
{
    STAGEWRIGHT_TRY(makeFolder(staged("/proc")));
    auto proc = sys::mountProc(staged("/proc"));
    if (!proc)
        return fail(std::move(proc).error(),
                    "a container or security policy hides parts of /proc, so that no new one can "
                    "be mounted; run outside of it or with its /proc unmasked");
    STAGEWRIGHT_TRY(makeFolder(staged("/sys")));
    STAGEWRIGHT_TRY(sys::bindMount("/sys", staged("/sys"), {.recursive = true}));
    return showCgroups(setup);
}

/// The jail gets blobs as descriptors; their folder is none of its business.
Result<void> coverStore()
{
    for (const char *name : {"blobs", "ingest", "logs"}) {
        const std::string path = staged(concat(kJailStore, "/", name));
        if (::access(path.c_str(), F_OK) == 0)
            STAGEWRIGHT_TRY(sys::mountTmpfs(path, "mode=500,size=4k"));
    }
    return {};
}

Result<void> showSources(const Sources &sources)
{
    STAGEWRIGHT_TRY(makeFolder(staged(kJailStore)));
    STAGEWRIGHT_TRY(sys::bindMountFd(sources.store.get(), staged(kJailStore), {}));
    STAGEWRIGHT_TRY(coverStore());
    STAGEWRIGHT_TRY(makeFolder(staged("/ctx")));
    for (std::size_t i = 0; i < sources.contexts.size(); ++i) {
        const std::string path = staged(contextPath(i));
        STAGEWRIGHT_TRY(makeFolder(path));
        STAGEWRIGHT_TRY(sys::bindMountFd(sources.contexts[i].get(), path,
                                         {.readOnly = true, .recursive = true}));
    }
    return {};
}

} // namespace

std::string contextPath(std::size_t index)
{
    return concat("/ctx/", std::to_string(index));
}

Result<void> enterJailRoot(const JailSetup &setup)
{
    STAGEWRIGHT_TRY(sys::makeMountsPrivate());
    STAGEWRIGHT_TRY_ASSIGN(const Sources sources, openSources(setup));
    STAGEWRIGHT_TRY(sys::mountTmpfs(kStage, "mode=755,size=64m"));
    for (const char *name : {"usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32"})
        STAGEWRIGHT_TRY(showProgramFolder(name));
    STAGEWRIGHT_TRY(showKernel(setup));
    STAGEWRIGHT_TRY(showDevices());
    STAGEWRIGHT_TRY(showSources(sources));
    for (const char *name : {"/etc", "/run", "/mnt", "/var"})
        STAGEWRIGHT_TRY(makeFolder(staged(name)));
    STAGEWRIGHT_TRY(makeFolder(staged("/tmp"), 0700));
    return sys::pivotRoot(kStage);
}

} // namespace stagewright::exec
