/// SafeRoot: the only code that touches paths from tars, images, registries or Dockerfiles.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/filestat.h"
#include "core/base/sys/uniquefd.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::sys {

/// Whether the last component of a path may be a symbolic link that is followed.
enum class LastLink { Follow, Keep };

/// "/a//b/./c/" → "a/b/c"; "" for the root. ".." is resolved lexically and stops at the root,
/// as in Go's path.Clean("/" + p). For names whose text decides (tar entries); paths whose
/// symbolic links count are given to SafeRoot unclean.
std::string cleanPath(std::string_view path);

/// A directory as root of a path space. Paths are bytes; a leading "/" is ignored; every
/// symbolic link on the way, ".." and absolute link texts are resolved inside the root, by the
/// kernel (openat2 with RESOLVE_IN_ROOT and RESOLVE_NO_MAGICLINKS) or by PathWalker where it
/// lacks that. No call reaches outside of the root, whoever changes the tree meanwhile.
///
/// Functions that create, replace, change or remove an entry never follow its last component.
/// They fail with InvalidArgument where the path names no entry ("", "/", "a/..").
/// Errors are those of the system call, with the path in the message. A path may hold 4095
/// bytes. Const, movable, shared by threads without a lock.
class SafeRoot
{
public:
    /// `hostPath` is ours (trusted) and must be a directory; links in it are followed.
    static Result<SafeRoot> open(const std::string &hostPath);
    /// Takes over a directory descriptor (O_PATH suffices).
    static Result<SafeRoot> adopt(UniqueFd directory);
    /// A directory inside as a root of its own, links followed inside this root.
    Result<SafeRoot> subRoot(std::string_view path) const;

    /// The directory's own descriptor (O_PATH), valid as long as this object.
    int fd() const { return m_fd.get(); }

    // --- looking ---
    Result<FileStat> stat(std::string_view path, LastLink last = LastLink::Keep) const;
    /// Like stat, but nothing for a name that is not there (ENOENT, ENOTDIR).
    Result<std::optional<FileStat>> find(std::string_view path,
                                         LastLink last = LastLink::Keep) const;
    Result<std::string> readLink(std::string_view path) const;
    /// The clean path, without symbolic links, that `path` leads to. What does not exist is
    /// kept as written ("lnk/new" → "target/new"). A snapshot: it may be stale at once.
    Result<std::string> resolve(std::string_view path, LastLink last = LastLink::Follow) const;
    /// Names without "." and "..", sorted bytewise.
    Result<std::vector<std::string>> list(std::string_view path) const;
    /// Opens a regular file for reading. Anything else is refused without opening it, so a
    /// fifo cannot block and a device is not touched.
    Result<UniqueFd> openFile(std::string_view path, LastLink last = LastLink::Follow) const;
    /// Whole regular file; OutOfSpace where it is longer than `maxBytes`.
    Result<std::string> readFile(std::string_view path, std::size_t maxBytes,
                                 LastLink last = LastLink::Follow) const;
    /// All xattrs of an entry (of the link itself where it is one).
    Result<Xattrs> xattrs(std::string_view path) const;
    Result<std::optional<std::string>> xattr(std::string_view path, const std::string &name) const;

    // --- making: the parent must exist, the entry must not ---
    /// Returns the new file open for writing.
    Result<UniqueFd> createFile(std::string_view path, std::uint32_t mode) const;
    Result<void> makeDirectory(std::string_view path, std::uint32_t mode) const;
    /// Every missing directory of the path, links followed inside the root (a dangling link's
    /// target is created). `created` hears each new directory's clean path, outermost first.
    /// Fails where something that is no directory stands in the way.
    Result<void>
    makeDirectories(std::string_view path, std::uint32_t mode,
                    const std::function<Result<void>(const std::string &)> &created = {}) const;
    /// `text` is stored verbatim, never checked: safety lies in resolving.
    Result<void> makeSymlink(const std::string &text, std::string_view path) const;
    /// `existing` is found inside the root; its last component is not followed.
    Result<void> makeHardLink(std::string_view existing, std::string_view path) const;
    /// Fifos, sockets and devices. `mode` without type bits.
    Result<void> makeNode(std::string_view path, FileKind kind, std::uint32_t mode,
                          std::uint32_t rdevMajor = 0, std::uint32_t rdevMinor = 0) const;

    // --- changing ---
    /// Of the entry itself, never of what a link points to. "" means the root directory.
    /// InvalidArgument names path and id where an id is outside of the user namespace's map.
    Result<void> apply(std::string_view path, const Attributes &attributes) const;
    Result<void> removeXattr(std::string_view path, const std::string &name) const;
    /// Replaces a non-directory at `to`, as rename(2).
    Result<void> rename(std::string_view from, std::string_view to) const;
    /// One entry: a non-directory or an empty directory.
    Result<void> remove(std::string_view path) const;
    /// The entry and all below it; success where it is not there. Follows nothing, crosses no
    /// depth limit, opens directories that forbid it to their owner.
    Result<void> removeTree(std::string_view path) const;

private:
    explicit SafeRoot(UniqueFd fd)
        : m_fd(std::move(fd))
    {}

    UniqueFd m_fd;
};

} // namespace stagewright::sys
