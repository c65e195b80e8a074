#include "core/base/sys/replacefile.h"

#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/base/sys/uniquefd.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace stagewright::sys {

namespace {

constexpr std::size_t kRandomBytes = 6;

/// The file itself, every symbolic link resolved.
Result<std::string> realPath(const std::string &path)
{
    const std::unique_ptr<char, void (*)(void *)> real(::realpath(path.c_str(), nullptr),
                                                       &std::free);
    if (!real)
        return failErrno(concat("cannot write ", path), errno);
    return std::string(real.get());
}

/// With the mode and the owner of the old file, and safely on the disk.
Result<void> fill(int file, const struct ::stat &old, std::string_view bytes)
{
    static const Failpoint kBeforeRename("sys.replace.before-rename");
    STAGEWRIGHT_TRY(writeAll(file, bytes));
    // Who may not give files away keeps the new one: the content counts more.
    if (::fchown(file, old.st_uid, old.st_gid) != 0 && errno != EPERM)
        return failErrno("cannot set the owner", errno);
    if (::fchmod(file, old.st_mode & 07777U) != 0)
        return failErrno("cannot set the mode", errno);
    if (::fsync(file) != 0)
        return failErrno("cannot sync", errno);
    return kBeforeRename.hit();
}

/// The rename has to reach the disk too; a file system that cannot sync folders is no error.
void syncFolder(const std::string &path)
{
    const auto folder = path.substr(0, path.rfind('/') + 1);
    const UniqueFd opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() >= 0)
        static_cast<void>(::fsync(opened.get()));
}

} // namespace

Result<void> replaceHostFile(const std::string &path, std::string_view bytes)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto real, realPath(path));
    struct ::stat old{};
    if (::stat(real.c_str(), &old) != 0)
        return failErrno(concat("cannot write ", path), errno);
    if (!S_ISREG(old.st_mode))
        return fail(ErrorCode::InvalidArgument, concat(path, " is no regular file"));
    // Renaming does not ask for it, but who is not allowed to write a file should not replace it.
    if (::access(real.c_str(), W_OK) != 0)
        return failErrno(concat("cannot write ", path), errno);
    const auto made = concat(real, ".", randomHex(kRandomBytes), ".tmp");
    const UniqueFd file(::open(made.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.get() < 0)
        return failErrno(concat("cannot write beside ", path), errno);
    auto written = fill(file.get(), old, bytes);
    if (written && ::rename(made.c_str(), real.c_str()) != 0)
        written = failErrno(concat("cannot replace ", path), errno);
    if (!written) {
        ::unlink(made.c_str());
        return fail(std::move(written).error(), path);
    }
    syncFolder(real);
    return {};
}

} // namespace stagewright::sys
