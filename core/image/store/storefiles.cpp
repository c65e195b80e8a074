#include "core/image/store/storefiles.h"

#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace stagewright::store {

std::string blobPath(const oci::Digest &digest)
{
    return concat("blobs/", nameOf(digest.algorithm()), "/", digest.hex());
}

Result<sys::UniqueFd> openBelow(int directory, const std::string &relative, int flags,
                                unsigned mode)
{
    const int fd = ::openat(directory, relative.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0)
        return failErrno(concat("cannot open ", relative, " in the store"), errno);
    return sys::UniqueFd(fd);
}

Result<void> makeDirectoryBelow(int directory, const std::string &relative)
{
    if (::mkdirat(directory, relative.c_str(), 0700) != 0 && errno != EEXIST)
        return failErrno(concat("cannot make ", relative, " in the store"), errno);
    return {};
}

Result<std::vector<std::string>> listDirectory(int directory, const std::string &relative)
{
    STAGEWRIGHT_TRY_ASSIGN(auto opened, openBelow(directory, relative, O_RDONLY | O_DIRECTORY));
    DIR *stream = ::fdopendir(opened.get());
    if (!stream)
        return failErrno(concat("cannot list ", relative, " in the store"), errno);
    static_cast<void>(opened.release());
    std::vector<std::string> names;
    while (const dirent *entry = ::readdir(stream)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            names.emplace_back(name);
    }
    ::closedir(stream);
    return names;
}

Result<void> syncDirectory(int directory, const std::string &relative)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto opened,
                           openBelow(directory, relative, O_RDONLY | O_DIRECTORY));
    if (::fsync(opened.get()) != 0)
        return failErrno(concat("cannot sync ", relative, " in the store"), errno);
    return {};
}

Result<LockedFile> makeLockedFile(int directory)
{
    while (true) {
        auto name = concat(kIngestFolder, "/", sys::randomHex(8));
        STAGEWRIGHT_TRY_ASSIGN(auto file,
                               openBelow(directory, name, O_RDWR | O_CREAT | O_EXCL, 0600));
        // A sweep may have taken the file before it was locked: then once more.
        struct stat status{};
        const bool mine = ::flock(file.get(), LOCK_EX | LOCK_NB) == 0 &&
                          ::fstat(file.get(), &status) == 0 && status.st_nlink > 0;
        if (mine)
            return LockedFile{std::move(name), std::move(file)};
    }
}

namespace {

Result<void> fillAndRename(int directory, const LockedFile &made, const std::string &name,
                           std::string_view bytes, unsigned mode)
{
    static const sys::Failpoint kBeforeRename("store.replace.before-rename");
    STAGEWRIGHT_TRY(sys::writeAll(made.file.get(), bytes));
    if (::fchmod(made.file.get(), mode) != 0 || ::fsync(made.file.get()) != 0)
        return failErrno(concat("cannot sync ", name, " in the store"), errno);
    STAGEWRIGHT_TRY(kBeforeRename.hit());
    if (::renameat(directory, made.name.c_str(), directory, name.c_str()) != 0)
        return failErrno(concat("cannot replace ", name, " in the store"), errno);
    return {};
}

} // namespace

Result<void> replaceFile(int directory, const std::string &name, std::string_view bytes,
                         unsigned mode)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto made, makeLockedFile(directory));
    if (auto status = fillAndRename(directory, made, name, bytes, mode); !status) {
        ::unlinkat(directory, made.name.c_str(), 0);
        return status;
    }
    const auto slash = name.rfind('/');
    return syncDirectory(directory, slash == std::string::npos ? "." : name.substr(0, slash));
}

Result<sys::UniqueFd> lockFile(int directory, const std::string &name, LockKind kind)
{
    STAGEWRIGHT_TRY_ASSIGN(auto file, openBelow(directory, name, O_RDWR | O_CREAT, 0600));
    const int operation = kind == LockKind::Shared ? LOCK_SH : LOCK_EX;
    while (::flock(file.get(), operation) != 0) {
        if (errno != EINTR)
            return failErrno(concat("cannot lock ", name, " in the store"), errno);
    }
    return file;
}

Result<void> checkTagName(std::string_view name)
{
    constexpr std::size_t kMaxLength = 1024;
    const bool printable = std::ranges::all_of(
        name, [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7F'; });
    if (name.empty() || name.size() > kMaxLength || !printable)
        return fail(ErrorCode::InvalidArgument,
                    "a tag has 1 to 1024 bytes without blanks and control characters");
    return {};
}

Result<void> checkAttachmentKind(std::string_view kind)
{
    const bool isWord = !kind.empty() && kind.size() <= 64 && std::ranges::all_of(kind, [](char c) {
        return (c >= 'a' && c <= 'z') || c == '-';
    });
    if (!isWord)
        return fail(ErrorCode::InvalidArgument, concat("\"", kind, "\" is no kind of attachment"));
    return {};
}

} // namespace stagewright::store
