/// What lstat says, as a plain value; and what can be set on an entry.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

struct stat;

namespace stagewright::sys {

enum class FileKind { Regular, Directory, Symlink, Fifo, Socket, CharDevice, BlockDevice };

/// Seconds since 1970 (may be negative) and nanoseconds 0…999 999 999.
struct FileTime
{
    std::int64_t seconds = 0;
    std::uint32_t nanoseconds = 0;

    auto operator<=>(const FileTime &) const = default;
};

struct FileStat
{
    FileKind kind = FileKind::Regular;
    std::uint32_t mode = 0; ///< permission bits with setuid, setgid, sticky: 0…07777
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint64_t size = 0;
    FileTime modified;
    FileTime changed; ///< ctime
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t links = 1;
    std::uint32_t rdevMajor = 0; ///< of a device node
    std::uint32_t rdevMinor = 0;

    bool isDirectory() const { return kind == FileKind::Directory; }
    bool isRegular() const { return kind == FileKind::Regular; }
    bool isSymlink() const { return kind == FileKind::Symlink; }
    /// Overlayfs' mark of a deleted name: a character device 0:0.
    bool isOverlayWhiteout() const
    {
        return kind == FileKind::CharDevice && rdevMajor == 0 && rdevMinor == 0;
    }
};

FileStat toFileStat(const struct ::stat &status);

/// S_IFREG and so on.
std::uint32_t typeBits(FileKind kind);

/// Extended attributes by full name ("security.capability"), values as raw bytes.
using Xattrs = std::map<std::string, std::string>;

/// What SafeRoot::apply() sets; what is absent stays. Applied in the only order that works:
/// owner, mode, xattrs, time (a chown drops setuid bits and capabilities).
struct Attributes
{
    std::optional<std::uint32_t> uid;
    std::optional<std::uint32_t> gid;
    std::optional<std::uint32_t> mode; ///< ignored on symbolic links, which have none
    Xattrs xattrs;                     ///< added or replaced, none removed
    std::optional<FileTime> modified;  ///< atime is set to the same
};

} // namespace stagewright::sys
