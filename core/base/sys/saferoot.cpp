#include "core/base/sys/saferoot.h"

#include "core/base/support/strings.h"
#include "core/base/sys/directorycursor.h"
#include "core/base/sys/fdaccess.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/pathwalker.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

#include <atomic>
#include <cerrno>
#include <climits>

namespace stagewright::sys {

namespace {

constexpr std::uint64_t kPathFlags = O_PATH | O_CLOEXEC;

/// A directory and the name of an entry in it: what every changing call works on.
struct Place
{
    UniqueFd parent;
    std::string name;
};

std::string_view withoutTrailingSlashes(std::string_view path)
{
    while (path.ends_with('/') || path.ends_with("/."))
        path.remove_suffix(path.ends_with('/') ? 1 : 2);
    return path == "." ? std::string_view() : path;
}

Result<std::string> checkedPath(std::string_view path)
{
    if (path.find('\0') != std::string_view::npos)
        return fail(ErrorCode::InvalidArgument, "a path may not hold a NUL byte");
    if (path.size() >= PATH_MAX)
        return failErrno(concat("cannot use the path ", path.substr(0, 64), "…"), ENAMETOOLONG);
    while (path.starts_with('/'))
        path.remove_prefix(1);
    return path.empty() ? std::string(".") : std::string(path);
}

std::atomic<bool> openat2Missing = false;

int callOpenat2(int root, const std::string &path, std::uint64_t flags)
{
    struct ::open_how how{};
    how.flags = flags;
    how.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;
    return static_cast<int>(::syscall(SYS_openat2, root, path.c_str(), &how, sizeof(how)));
}

Result<UniqueFd> openByWalking(int root, const std::string &path, LastLink last)
{
    PathWalker walker(root);
    STAGEWRIGHT_TRY(walker.walk(path, last));
    if (!walker.complete())
        return failErrno(concat("cannot open ", path), ENOENT);
    return duplicate(walker.lastFd());
}

/// O_PATH descriptor of what `path` leads to inside the root.
Result<UniqueFd> openPath(int root, std::string_view path, LastLink last, std::uint64_t more = 0)
{
    STAGEWRIGHT_TRY_ASSIGN(const std::string text, checkedPath(path));
    const std::uint64_t flags = kPathFlags | more | (last == LastLink::Keep ? O_NOFOLLOW : 0);
    // EAGAIN: something was renamed while the kernel resolved a "..".
    for (int attempt = 0; attempt < 8 && !openat2Missing; ++attempt) {
        UniqueFd fd(callOpenat2(root, text, flags));
        if (fd)
            return fd;
        if (errno == ENOSYS)
            openat2Missing = true;
        else if (errno != EAGAIN)
            return failErrno(concat("cannot open ", text), errno);
    }
    STAGEWRIGHT_TRY_ASSIGN(UniqueFd fd, openByWalking(root, text, last));
    struct ::stat status{};
    if ((more & O_DIRECTORY) != 0 && (::fstat(fd.get(), &status) != 0 || !S_ISDIR(status.st_mode)))
        return failErrno(concat("cannot open ", text), ENOTDIR);
    return fd;
}

Result<UniqueFd> openDirectory(int root, std::string_view path)
{
    STAGEWRIGHT_TRY_ASSIGN(const UniqueFd fd, openPath(root, path, LastLink::Follow, O_DIRECTORY));
    UniqueFd readable(::openat(fd.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!readable)
        return failErrno(concat("cannot read the directory ", path), errno);
    return readable;
}

Result<Place> placeOf(int root, std::string_view path)
{
    const std::string_view bare = withoutTrailingSlashes(path);
    const std::size_t slash = bare.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? bare : bare.substr(slash + 1);
    if (name.empty() || name == "..")
        return fail(ErrorCode::InvalidArgument,
                    concat("the path \"", path, "\" names no entry below the root"));
    if (name.find('\0') != std::string_view::npos)
        return fail(ErrorCode::InvalidArgument, "a path may not hold a NUL byte");
    const std::string_view parent = bare.substr(0, bare.size() - name.size());
    STAGEWRIGHT_TRY_ASSIGN(UniqueFd fd, openPath(root, parent, LastLink::Follow, O_DIRECTORY));
    return Place{std::move(fd), std::string(name)};
}

/// Like placeOf; the root itself is the entry "." of its own.
Result<Place> placeOrRoot(int root, std::string_view path)
{
    if (!withoutTrailingSlashes(path).empty())
        return placeOf(root, path);
    STAGEWRIGHT_TRY_ASSIGN(UniqueFd fd, duplicate(root));
    return Place{std::move(fd), "."};
}

std::string xattrPath(const Place &place)
{
    return concat(procPath(place.parent.get()), "/", place.name);
}

Result<void> checked(int rc, std::string_view what, std::string_view path)
{
    if (rc == 0)
        return {};
    return failErrno(concat(what, " ", path), errno);
}

Result<FileStat> statFd(int fd, std::string_view path)
{
    struct ::stat status{};
    if (::fstat(fd, &status) != 0)
        return failErrno(concat("cannot look at ", path), errno);
    return toFileStat(status);
}

} // namespace

std::string cleanPath(std::string_view path)
{
    std::vector<std::string> parts;
    for (const auto part : split(path, '/')) {
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            parts.emplace_back(part);
    }
    return join(parts, "/");
}

Result<SafeRoot> SafeRoot::open(const std::string &hostPath)
{
    UniqueFd fd(::open(hostPath.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!fd)
        return failErrno(concat("cannot open the directory ", hostPath), errno);
    return SafeRoot(std::move(fd));
}

Result<SafeRoot> SafeRoot::adopt(UniqueFd directory)
{
    STAGEWRIGHT_TRY_ASSIGN(const FileStat status, statFd(directory.get(), "the root"));
    if (!status.isDirectory())
        return failErrno("cannot use a root", ENOTDIR);
    return SafeRoot(std::move(directory));
}

Result<SafeRoot> SafeRoot::subRoot(std::string_view path) const
{
    STAGEWRIGHT_TRY_ASSIGN(UniqueFd fd, openPath(fd(), path, LastLink::Follow, O_DIRECTORY));
    return SafeRoot(std::move(fd));
}

Result<FileStat> SafeRoot::stat(std::string_view path, LastLink last) const
{
    STAGEWRIGHT_TRY_ASSIGN(const UniqueFd entry, openPath(fd(), path, last));
    return statFd(entry.get(), path);
}

Result<std::optional<FileStat>> SafeRoot::find(std::string_view path, LastLink last) const
{
    auto found = stat(path, last);
    if (found)
        return std::optional(*found);
    if (found.error().code == ErrorCode::NotFound)
        return std::optional<FileStat>();
    return fail(std::move(found).error());
}

Result<std::string> SafeRoot::readLink(std::string_view path) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOf(fd(), path));
    return readLinkAt(place.parent.get(), place.name);
}

Result<std::string> SafeRoot::resolve(std::string_view path, LastLink last) const
{
    STAGEWRIGHT_TRY(checkedPath(path));
    PathWalker walker(fd());
    STAGEWRIGHT_TRY(walker.walk(path, last));
    return walker.cleanPath();
}

Result<std::vector<std::string>> SafeRoot::list(std::string_view path) const
{
    STAGEWRIGHT_TRY_ASSIGN(const UniqueFd directory, openDirectory(fd(), path));
    return directoryNames(directory.get());
}

Result<UniqueFd> SafeRoot::openFile(std::string_view path, LastLink last) const
{
    STAGEWRIGHT_TRY_ASSIGN(const UniqueFd entry, openPath(fd(), path, last));
    return reopenRegular(entry.get(), path);
}

Result<std::string> SafeRoot::readFile(std::string_view path, std::size_t maxBytes,
                                       LastLink last) const
{
    STAGEWRIGHT_TRY_ASSIGN(const UniqueFd file, openFile(path, last));
    STAGEWRIGHT_TRY_ASSIGN(const FileStat status, statFd(file.get(), path));
    if (status.size > maxBytes)
        return fail(ErrorCode::OutOfSpace,
                    concat(path, " is longer than the ", std::to_string(maxBytes),
                           " bytes that are read of such a file"));
    return readAll(file.get(), maxBytes);
}

Result<Xattrs> SafeRoot::xattrs(std::string_view path) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOrRoot(fd(), path));
    return readXattrs(xattrPath(place), path);
}

Result<std::optional<std::string>> SafeRoot::xattr(std::string_view path,
                                                   const std::string &name) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Xattrs all, xattrs(path));
    const auto found = all.find(name);
    return found == all.end() ? std::optional<std::string>() : std::optional(found->second);
}

Result<UniqueFd> SafeRoot::createFile(std::string_view path, std::uint32_t mode) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOf(fd(), path));
    UniqueFd file(::openat(place.parent.get(), place.name.c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (!file)
        return failErrno(concat("cannot create ", path), errno);
    return file;
}

Result<void> SafeRoot::makeDirectory(std::string_view path, std::uint32_t mode) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOf(fd(), path));
    return checked(::mkdirat(place.parent.get(), place.name.c_str(), mode),
                   "cannot make the directory", path);
}

Result<void>
SafeRoot::makeDirectories(std::string_view path, std::uint32_t mode,
                          const std::function<Result<void>(const std::string &)> &created) const
{
    STAGEWRIGHT_TRY(checkedPath(path));
    PathWalker walker(fd());
    const auto make = [&](int parent, const std::string &name,
                          const std::string &clean) -> Result<bool> {
        if (::mkdirat(parent, name.c_str(), mode) != 0 && errno != EEXIST)
            return failErrno(concat("cannot make the directory ", clean), errno);
        if (created)
            STAGEWRIGHT_TRY(created(clean));
        return true;
    };
    STAGEWRIGHT_TRY(walker.walk(path, LastLink::Follow, make));
    STAGEWRIGHT_TRY_ASSIGN(const FileStat reached, statFd(walker.lastFd(), path));
    if (!walker.complete() || !reached.isDirectory())
        return failErrno(concat("cannot make the directory ", path), ENOTDIR);
    return {};
}

Result<void> SafeRoot::makeSymlink(const std::string &text, std::string_view path) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOf(fd(), path));
    if (text.find('\0') != std::string::npos)
        return fail(ErrorCode::InvalidArgument, "a link text may not hold a NUL byte");
    return checked(::symlinkat(text.c_str(), place.parent.get(), place.name.c_str()),
                   "cannot make the symbolic link", path);
}

Result<void> SafeRoot::makeHardLink(std::string_view existing, std::string_view path) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place from, placeOf(fd(), existing));
    STAGEWRIGHT_TRY_ASSIGN(const Place to, placeOf(fd(), path));
    return checked(
        ::linkat(from.parent.get(), from.name.c_str(), to.parent.get(), to.name.c_str(), 0),
        "cannot make the hard link", path);
}

Result<void> SafeRoot::makeNode(std::string_view path, FileKind kind, std::uint32_t mode,
                                std::uint32_t rdevMajor, std::uint32_t rdevMinor) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOf(fd(), path));
    return checked(::mknodat(place.parent.get(), place.name.c_str(),
                             typeBits(kind) | (mode & 07777U),
                             ::gnu_dev_makedev(rdevMajor, rdevMinor)),
                   "cannot make the node", path);
}

Result<void> SafeRoot::apply(std::string_view path, const Attributes &attributes) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOrRoot(fd(), path));
    return applyAttributes(place.parent.get(), place.name, attributes, path);
}

Result<void> SafeRoot::removeXattr(std::string_view path, const std::string &name) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOrRoot(fd(), path));
    return checked(::lremovexattr(xattrPath(place).c_str(), name.c_str()),
                   "cannot remove an attribute of", path);
}

Result<void> SafeRoot::rename(std::string_view from, std::string_view to) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place source, placeOf(fd(), from));
    STAGEWRIGHT_TRY_ASSIGN(const Place target, placeOf(fd(), to));
    return checked(::renameat(source.parent.get(), source.name.c_str(), target.parent.get(),
                              target.name.c_str()),
                   "cannot rename", concat(from, " to ", to));
}

Result<void> SafeRoot::remove(std::string_view path) const
{
    STAGEWRIGHT_TRY_ASSIGN(const Place place, placeOf(fd(), path));
    const int parent = place.parent.get();
    if (::unlinkat(parent, place.name.c_str(), 0) == 0)
        return {};
    if (errno != EISDIR && errno != EPERM)
        return failErrno(concat("cannot remove ", path), errno);
    return checked(::unlinkat(parent, place.name.c_str(), AT_REMOVEDIR), "cannot remove", path);
}

Result<void> SafeRoot::removeTree(std::string_view path) const
{
    auto place = placeOf(fd(), path);
    if (!place && place.error().code == ErrorCode::NotFound)
        return {};
    if (!place)
        return fail(std::move(place).error());
    return removeTreeAt(place->parent.get(), place->name, path);
}

} // namespace stagewright::sys
