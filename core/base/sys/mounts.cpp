#include "core/base/sys/mounts.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace stagewright::sys {

namespace {

std::uint64_t mountAttributes(const BindOptions &options)
{
    return (options.readOnly ? static_cast<std::uint64_t>(MOUNT_ATTR_RDONLY) : 0U) |
           (options.noExec ? static_cast<std::uint64_t>(MOUNT_ATTR_NOEXEC) : 0U) |
           (options.noDevices ? static_cast<std::uint64_t>(MOUNT_ATTR_NODEV) : 0U) |
           (options.noSetuid ? static_cast<std::uint64_t>(MOUNT_ATTR_NOSUID) : 0U);
}

Result<void> attach(UniqueFd tree, const std::string &to, const BindOptions &options)
{
    struct ::mount_attr attributes{};
    attributes.attr_set = mountAttributes(options);
    const unsigned flags =
        AT_EMPTY_PATH | (options.recursive ? static_cast<unsigned>(AT_RECURSIVE) : 0U);
    if (::mount_setattr(tree.get(), "", flags, &attributes, sizeof(attributes)) != 0)
        return failErrno(concat("cannot restrict the mount at ", to), errno);
    if (::move_mount(tree.get(), "", AT_FDCWD, to.c_str(), MOVE_MOUNT_F_EMPTY_PATH) != 0)
        return failErrno(concat("cannot mount at ", to), errno);
    return {};
}

Result<void> mountPlain(const char *type, const std::string &to, unsigned long flags,
                        const std::string &options)
{
    if (::mount(type, to.c_str(), type, flags, options.c_str()) != 0)
        return failErrno(concat("cannot mount ", type, " at ", to), errno);
    return {};
}

unsigned cloneFlags(const BindOptions &options)
{
    return OPEN_TREE_CLONE | static_cast<unsigned>(OPEN_TREE_CLOEXEC) |
           (options.recursive ? static_cast<unsigned>(AT_RECURSIVE) : 0U);
}

} // namespace

Result<void> makeMountsPrivate()
{
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return failErrno("cannot make the mounts private", errno);
    return {};
}

Result<void> bindMount(const std::string &from, const std::string &to, const BindOptions &options)
{
    UniqueFd tree(::open_tree(AT_FDCWD, from.c_str(), cloneFlags(options)));
    if (!tree)
        return failErrno(concat("cannot bind ", from), errno);
    return attach(std::move(tree), to, options);
}

Result<void> bindMountFd(int from, const std::string &to, const BindOptions &options)
{
    UniqueFd tree(::open_tree(from, "", cloneFlags(options) | AT_EMPTY_PATH));
    if (!tree)
        return failErrno(concat("cannot bind a directory to ", to), errno);
    return attach(std::move(tree), to, options);
}

Result<void> mountTmpfs(const std::string &to, const std::string &options)
{
    return mountPlain("tmpfs", to, MS_NOSUID | MS_NODEV, options);
}

Result<void> mountProc(const std::string &to)
{
    return mountPlain("proc", to, MS_NOSUID | MS_NODEV | MS_NOEXEC, {});
}

Result<void> unmount(const std::string &path, bool lazy)
{
    if (::umount2(path.c_str(), UMOUNT_NOFOLLOW | (lazy ? MNT_DETACH : 0)) != 0)
        return failErrno(concat("cannot unmount ", path), errno);
    return {};
}

Result<void> pivotRoot(const std::string &newRoot)
{
    if (::chdir(newRoot.c_str()) != 0)
        return failErrno(concat("cannot enter ", newRoot), errno);
    // The old root lands on top of the new one and is taken off at once.
    if (::syscall(SYS_pivot_root, ".", ".") != 0)
        return failErrno("cannot change the root", errno);
    if (::umount2(".", MNT_DETACH) != 0)
        return failErrno("cannot unmount the old root", errno);
    if (::chdir("/") != 0)
        return failErrno("cannot enter the new root", errno);
    return {};
}

namespace {

/// mountinfo writes blanks, tabs, line ends and backslashes as octal escapes.
std::string unescapeMountPath(std::string_view text)
{
    std::string path;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size()) {
            const auto digit = [&text, i](std::size_t offset) { return text[i + offset] - '0'; };
            path += static_cast<char>(digit(1) * 64 + digit(2) * 8 + digit(3));
            i += 3;
        } else {
            path += text[i];
        }
    }
    return path;
}

} // namespace

Result<std::vector<std::string>> mountsBelow(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string text,
                           readHostFile("/proc/self/mountinfo", 64U << 20U));
    std::vector<std::string> found;
    for (const auto line : split(text, '\n')) {
        const auto fields = split(line, ' ');
        if (fields.size() < 5)
            continue;
        std::string point = unescapeMountPath(fields[4]);
        if (point == path || point.starts_with(concat(path, "/")))
            found.push_back(std::move(point));
    }
    return found;
}

} // namespace stagewright::sys
