#include "core/base/sys/fdaccess.h"

#include "core/base/support/strings.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <array>
#include <cerrno>
#include <climits>

namespace stagewright::sys {

namespace {

Result<void> setOwner(int fd, const FileStat &now, const Attributes &wanted,
                      std::string_view shownPath)
{
    const std::uint32_t uid = wanted.uid.value_or(now.uid);
    const std::uint32_t gid = wanted.gid.value_or(now.gid);
    if (uid == now.uid && gid == now.gid)
        return {};
    if (::fchownat(fd, "", uid, gid, AT_EMPTY_PATH) == 0)
        return {};
    if (errno != EINVAL)
        return failErrno(concat("cannot change the owner of ", shownPath), errno);
    return fail(
        ErrorCode::InvalidArgument,
        concat(
            "cannot give ", shownPath, " to ", std::to_string(uid), ":", std::to_string(gid),
            ": these ids are outside of the range that this user may hand out; "
            "enlarge the ranges in /etc/subuid and /etc/subgid ('stagewright doctor' says how)"));
}

Result<void> setMode(int fd, const FileStat &now, const Attributes &wanted,
                     std::string_view shownPath)
{
    if (!wanted.mode || now.isSymlink())
        return {};
    if (::chmod(procPath(fd).c_str(), *wanted.mode & 07777U) != 0)
        return failErrno(concat("cannot change the mode of ", shownPath), errno);
    return {};
}

Result<void> setXattrs(const std::string &path, bool isLink, const Xattrs &xattrs,
                       std::string_view shownPath)
{
    for (const auto &[name, value] : xattrs) {
        const int rc = isLink
                           ? ::lsetxattr(path.c_str(), name.c_str(), value.data(), value.size(), 0)
                           : ::setxattr(path.c_str(), name.c_str(), value.data(), value.size(), 0);
        if (rc != 0)
            return failErrno(concat("cannot set the attribute ", name, " of ", shownPath), errno);
    }
    return {};
}

Result<void> setTime(int fd, const Attributes &wanted, std::string_view shownPath)
{
    if (!wanted.modified)
        return {};
    const timespec time{wanted.modified->seconds, static_cast<long>(wanted.modified->nanoseconds)};
    const std::array<timespec, 2> times{time, time};
    if (::utimensat(fd, "", times.data(), AT_EMPTY_PATH) == 0)
        return {};
    return failErrno(concat("cannot change the time of ", shownPath), errno);
}

} // namespace

std::string procPath(int fd)
{
    return concat("/proc/self/fd/", std::to_string(fd));
}

Result<UniqueFd> reopenRegular(int pathFd, std::string_view shownPath)
{
    struct ::stat status{};
    if (::fstat(pathFd, &status) != 0)
        return failErrno(concat("cannot look at ", shownPath), errno);
    if (S_ISLNK(status.st_mode))
        return failErrno(concat("cannot open ", shownPath), ELOOP);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::InvalidArgument,
                    concat(shownPath, " is not a regular file, so it is not opened"));
    UniqueFd fd(::open(procPath(pathFd).c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!fd)
        return failErrno(concat("cannot open ", shownPath), errno);
    return fd;
}

Result<std::string> readLinkAt(int parent, const std::string &name)
{
    std::array<char, PATH_MAX> text{};
    const ssize_t length = ::readlinkat(parent, name.c_str(), text.data(), text.size());
    if (length < 0)
        return failErrno(concat("cannot read the symbolic link ", name), errno);
    return std::string(text.data(), static_cast<std::size_t>(length));
}

namespace {

Result<std::optional<std::string>> xattrValue(const std::string &path, const std::string &name,
                                              std::string_view shownPath)
{
    std::string value(256, '\0');
    for (;;) {
        const ssize_t length = ::lgetxattr(path.c_str(), name.c_str(), value.data(), value.size());
        if (length >= 0) {
            value.resize(static_cast<std::size_t>(length));
            return std::optional(std::move(value));
        }
        if (errno == ENODATA)
            return std::optional<std::string>();
        if (errno != ERANGE || value.size() > XATTR_SIZE_MAX)
            return failErrno(concat("cannot read the attribute ", name, " of ", shownPath), errno);
        value.resize(value.size() == 256 ? 4096 : XATTR_SIZE_MAX + 1);
    }
}

} // namespace

Result<Xattrs> readXattrs(const std::string &path, std::string_view shownPath)
{
    std::string names(1024, '\0');
    ssize_t length = ::llistxattr(path.c_str(), names.data(), names.size());
    if (length < 0 && errno == ERANGE) {
        names.resize(XATTR_LIST_MAX);
        length = ::llistxattr(path.c_str(), names.data(), names.size());
    }
    if (length < 0 && errno == ENOTSUP)
        return Xattrs();
    if (length < 0)
        return failErrno(concat("cannot list the attributes of ", shownPath), errno);
    Xattrs result;
    names.resize(static_cast<std::size_t>(length));
    for (const auto name : split(names, '\0')) {
        if (name.empty())
            continue;
        STAGEWRIGHT_TRY_ASSIGN(auto value, xattrValue(path, std::string(name), shownPath));
        if (value)
            result.emplace(name, std::move(*value));
    }
    return result;
}

Result<void> applyAttributes(int parent, const std::string &name, const Attributes &attributes,
                             std::string_view shownPath)
{
    const UniqueFd fd(::openat(parent, name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    struct ::stat status{};
    if (!fd || ::fstat(fd.get(), &status) != 0)
        return failErrno(concat("cannot look at ", shownPath), errno);
    const FileStat now = toFileStat(status);
    STAGEWRIGHT_TRY(setOwner(fd.get(), now, attributes, shownPath));
    STAGEWRIGHT_TRY(setMode(fd.get(), now, attributes, shownPath));
    const std::string xattrPath =
        now.isSymlink() ? concat(procPath(parent), "/", name) : procPath(fd.get());
    STAGEWRIGHT_TRY(setXattrs(xattrPath, now.isSymlink(), attributes.xattrs, shownPath));
    return setTime(fd.get(), attributes, shownPath);
}

} // namespace stagewright::sys
