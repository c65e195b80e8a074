#include "core/base/sys/directorycursor.h"

#include "core/base/support/strings.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace stagewright::sys {

namespace {

constexpr int kDirectoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

struct DirCloser
{
    void operator()(DIR *dir) const { ::closedir(dir); }
};

bool isDots(std::string_view name)
{
    return name == "." || name == "..";
}

} // namespace

Result<std::vector<std::string>> directoryNames(int fd)
{
    // A descriptor of its own, since reading moves the offset.
    UniqueFd own(::openat(fd, ".", kDirectoryFlags));
    if (!own)
        return failErrno("cannot read a directory", errno);
    const std::unique_ptr<DIR, DirCloser> dir(::fdopendir(own.get()));
    if (!dir)
        return failErrno("cannot read a directory", errno);
    static_cast<void>(own.release());
    std::vector<std::string> names;
    errno = 0;
    while (const dirent *entry = ::readdir(dir.get())) {
        if (!isDots(entry->d_name))
            names.emplace_back(entry->d_name);
    }
    if (errno != 0)
        return failErrno("cannot read a directory", errno);
    std::ranges::sort(names);
    return names;
}

Result<DirectoryCursor> DirectoryCursor::start(UniqueFd directory)
{
    struct ::stat status{};
    if (::fstat(directory.get(), &status) != 0)
        return failErrno("cannot look at a directory", errno);
    DirectoryCursor cursor;
    cursor.m_fd = std::move(directory);
    cursor.m_levels.push_back({status.st_dev, status.st_ino});
    return cursor;
}

Result<void> DirectoryCursor::descend(const std::string &name)
{
    UniqueFd child(::openat(m_fd.get(), name.c_str(), kDirectoryFlags));
    struct ::stat status{};
    if (!child || ::fstat(child.get(), &status) != 0)
        return failErrno(concat("cannot enter the directory ", name), errno);
    m_fd = std::move(child);
    m_levels.push_back({status.st_dev, status.st_ino});
    return {};
}

Result<void> DirectoryCursor::ascend()
{
    UniqueFd parent(::openat(m_fd.get(), "..", kDirectoryFlags));
    struct ::stat status{};
    if (!parent || ::fstat(parent.get(), &status) != 0)
        return failErrno("cannot go up from a directory", errno);
    m_levels.pop_back();
    if (status.st_dev != m_levels.back().device || status.st_ino != m_levels.back().inode)
        return fail(ErrorCode::Io, "the directory tree was changed while it was being walked");
    m_fd = std::move(parent);
    return {};
}

Result<std::vector<std::string>> DirectoryCursor::names() const
{
    return directoryNames(m_fd.get());
}

} // namespace stagewright::sys
