#include "core/build/exec/mountplan.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/mounts.h"
#include "core/build/exec/jailroot.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace stagewright::exec {

namespace {

constexpr int kMostPrivateCaches = 1000;

std::vector<std::string> bindOptions(bool readOnly, bool noExec = false)
{
    std::vector<std::string> options{"rbind", "nosuid", "nodev", readOnly ? "ro" : "rw"};
    if (noExec)
        options.emplace_back("noexec");
    return options;
}

Result<void> makeFolder(const std::string &path)
{
    if (::mkdir(path.c_str(), 0755) != 0 && errno != EEXIST)
        return failErrno(concat("cannot make ", path), errno);
    return {};
}

} // namespace

std::string MountPlan::nextName()
{
    return concat("m", std::to_string(m_count++));
}

Result<void> MountPlan::add(const StepMount &mount)
{
    return std::visit([this](const auto &one) { return addOne(one); }, mount);
}

Result<std::string> MountPlan::target(const std::string &path, MountStubs::Kind kind)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string clean, m_tree.root().resolve(path));
    const std::string first = clean.substr(0, clean.find('/'));
    if (clean.empty() || first == "proc" || first == "sys" || first == "dev")
        return fail(ErrorCode::InvalidArgument, concat("invalid mount target \"", path, "\""));
    return m_stubs.ensure(path, kind);
}

Result<sys::SafeRoot> MountPlan::sourceRoot(const Source &source)
{
    if (const auto *context = std::get_if<ContextRef>(&source))
        return sys::SafeRoot::open(contextPath(context->index));
    STAGEWRIGHT_TRY_ASSIGN(
        auto view, TreeView::open(m_files, std::get<SnapshotId>(source), "/mnt/" + nextName()));
    return std::move(view.root);
}

Result<void> MountPlan::addOne(const BindMount &mount)
{
    STAGEWRIGHT_TRY_ASSIGN(const sys::SafeRoot root, sourceRoot(mount.source));
    const auto status = root.stat(mount.path, sys::LastLink::Follow);
    if (!status)
        return fail(status.error(), concat("mounting ", mount.path, " at ", mount.target));
    if (!status->isDirectory()) {
        STAGEWRIGHT_TRY_ASSIGN(const sys::UniqueFd file, root.openFile(mount.path));
        return bindFile(mount, file);
    }
    STAGEWRIGHT_TRY_ASSIGN(const sys::SafeRoot folder, root.subRoot(mount.path));
    return bindFolder(mount, folder);
}

Result<void> MountPlan::bindFolder(const BindMount &mount, const sys::SafeRoot &folder)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string to, target(mount.target, MountStubs::Kind::Directory));
    const std::string name = nextName();
    std::string path = "/mnt/" + name;
    STAGEWRIGHT_TRY(makeFolder(path));
    STAGEWRIGHT_TRY(sys::bindMountFd(folder.fd(), path, {.readOnly = true}));
    if (mount.writable) {
        // What is written goes into an upper directory that vanishes with the step.
        const sys::SafeRoot &store = m_files.store();
        const std::string spare = m_tree.active().child(name);
        for (const char *part : {"", "/upper", "/work"})
            STAGEWRIGHT_TRY(store.makeDirectory(spare + part, 0755));
        STAGEWRIGHT_TRY_ASSIGN(const auto upper, store.subRoot(spare + "/upper"));
        STAGEWRIGHT_TRY(inheritRoot(upper, folder));
        sys::OverlayOptions options;
        options.lowers = {path};
        options.upper = concat(kJailStore, "/", spare, "/upper");
        options.work = concat(kJailStore, "/", spare, "/work");
        path += "w";
        STAGEWRIGHT_TRY(makeFolder(path));
        STAGEWRIGHT_TRY(sys::mountOverlay(path, options));
    }
    m_mounts.push_back({to, "bind", path, bindOptions(!mount.writable)});
    return {};
}

Result<void> MountPlan::bindFile(const BindMount &mount, const sys::UniqueFd &file)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string to, target(mount.target, MountStubs::Kind::File));
    const std::string path = "/mnt/" + nextName();
    STAGEWRIGHT_TRY(sys::writeHostFile(path, {}, 0644));
    if (mount.writable) {
        const sys::UniqueFd copy(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        struct ::stat status{};
        if (!copy || ::fstat(file.get(), &status) != 0 || ::fchmod(copy.get(), status.st_mode) != 0)
            return failErrno(concat("cannot copy the source of the mount ", to), errno);
        STAGEWRIGHT_TRY(sys::copyAll(file.get(), copy.get()));
    } else {
        STAGEWRIGHT_TRY(sys::bindMountFd(file.get(), path, {.readOnly = true}));
    }
    m_mounts.push_back({to, "bind", path, bindOptions(!mount.writable)});
    return {};
}

/// The folder's name is a hash: an id such as "../../x" leads nowhere.
Result<std::string> MountPlan::cacheFolder(const CacheMount &mount)
{
    const sys::SafeRoot &store = m_files.store();
    const std::string hash(oci::digestOf(mount.id).hex().substr(0, 32));
    for (int number = 0; number < kMostPrivateCaches; ++number) {
        const std::string folder = concat("cachemount/", hash, "/", std::to_string(number));
        STAGEWRIGHT_TRY(store.makeDirectories(folder, 0700));
        auto made = store.makeDirectory(folder + "/data", mount.mode);
        if (made)
            STAGEWRIGHT_TRY(
                store.apply(folder + "/data", {mount.uid, mount.gid, mount.mode, {}, {}}));
        if (mount.sharing == CacheMount::Sharing::Shared)
            return folder + "/data";
        static_cast<void>(store.createFile(folder + "/lock", 0600));
        STAGEWRIGHT_TRY_ASSIGN(auto lock, store.openFile(folder + "/lock", sys::LastLink::Keep));
        const bool wait = mount.sharing == CacheMount::Sharing::Locked;
        if (::flock(lock.get(), LOCK_EX | (wait ? 0 : LOCK_NB)) != 0)
            continue;
        m_locks.push_back(std::move(lock));
        return folder + "/data";
    }
    return fail(ErrorCode::OutOfSpace, concat("too many private caches of the id ", mount.id));
}

Result<void> MountPlan::addOne(const CacheMount &mount)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string folder, cacheFolder(mount));
    STAGEWRIGHT_TRY_ASSIGN(const std::string to, target(mount.target, MountStubs::Kind::Directory));
    STAGEWRIGHT_TRY_ASSIGN(const sys::SafeRoot data, m_files.store().subRoot(folder));
    const std::string path = "/mnt/" + nextName();
    STAGEWRIGHT_TRY(makeFolder(path));
    STAGEWRIGHT_TRY(sys::bindMountFd(data.fd(), path, {.readOnly = mount.readOnly}));
    m_mounts.push_back({to, "bind", path, bindOptions(mount.readOnly)});
    return {};
}

Result<void> MountPlan::addOne(const TmpfsMount &mount)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string to, target(mount.target, MountStubs::Kind::Directory));
    std::vector<std::string> options{"nosuid", "nodev", "mode=1777"};
    if (mount.sizeBytes > 0)
        options.push_back(concat("size=", std::to_string(mount.sizeBytes)));
    m_mounts.push_back({to, "tmpfs", "tmpfs", std::move(options)});
    return {};
}

Result<void> MountPlan::addOne(const SecretMount &mount)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string to, target(mount.target, MountStubs::Kind::File));
    const std::string path = "/mnt/" + nextName();
    STAGEWRIGHT_TRY(sys::writeHostFile(path, mount.content, 0600));
    if (::chown(path.c_str(), mount.uid, mount.gid) != 0 ||
        ::chmod(path.c_str(), mount.mode & 0777U) != 0)
        return failErrno(concat("cannot prepare the secret at ", mount.target), errno);
    m_mounts.push_back({to, "bind", path, bindOptions(true, (mount.mode & 0111U) == 0)});
    return {};
}

Result<void> MountPlan::addNetworkFiles(const std::string &hostname)
{
    const std::string hosts =
        concat("127.0.0.1\tlocalhost ", hostname, "\n::1\tlocalhost ip6-localhost ip6-loopback\n");
    // There is no network, so there is no name server.
    const std::pair<const char *, std::string> files[] = {{"/etc/hosts", hosts},
                                                          {"/etc/resolv.conf", {}}};
    for (const auto &[name, text] : files) {
        const std::string path = "/mnt/" + nextName();
        STAGEWRIGHT_TRY(sys::writeHostFile(path, text, 0644));
        STAGEWRIGHT_TRY_ASSIGN(const std::string to, m_stubs.ensure(name, MountStubs::Kind::File));
        m_mounts.push_back({to, "bind", path, {"rbind", "nosuid", "noexec", "nodev", "ro"}});
    }
    return {};
}

} // namespace stagewright::exec
