#include "core/base/sys/filestat.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace stagewright::sys {

namespace {

FileKind kindOf(mode_t mode)
{
    switch (mode & static_cast<mode_t>(S_IFMT)) {
    case S_IFDIR:
        return FileKind::Directory;
    case S_IFLNK:
        return FileKind::Symlink;
    case S_IFIFO:
        return FileKind::Fifo;
    case S_IFSOCK:
        return FileKind::Socket;
    case S_IFCHR:
        return FileKind::CharDevice;
    case S_IFBLK:
        return FileKind::BlockDevice;
    default:
        return FileKind::Regular;
    }
}

FileTime toFileTime(const timespec &time)
{
    return {time.tv_sec, static_cast<std::uint32_t>(time.tv_nsec)};
}

} // namespace

FileStat toFileStat(const struct ::stat &status)
{
    FileStat result;
    result.kind = kindOf(status.st_mode);
    result.mode = status.st_mode & 07777U;
    result.uid = status.st_uid;
    result.gid = status.st_gid;
    result.size = static_cast<std::uint64_t>(status.st_size);
    result.modified = toFileTime(status.st_mtim);
    result.changed = toFileTime(status.st_ctim);
    result.device = status.st_dev;
    result.inode = status.st_ino;
    result.links = status.st_nlink;
    result.rdevMajor = ::gnu_dev_major(status.st_rdev);
    result.rdevMinor = ::gnu_dev_minor(status.st_rdev);
    return result;
}

std::uint32_t typeBits(FileKind kind)
{
    switch (kind) {
    case FileKind::Regular:
        return S_IFREG;
    case FileKind::Directory:
        return S_IFDIR;
    case FileKind::Symlink:
        return S_IFLNK;
    case FileKind::Fifo:
        return S_IFIFO;
    case FileKind::Socket:
        return S_IFSOCK;
    case FileKind::CharDevice:
        return S_IFCHR;
    case FileKind::BlockDevice:
        return S_IFBLK;
    }
    return S_IFREG;
}

} // namespace stagewright::sys
