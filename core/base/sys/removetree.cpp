#include "core/base/support/strings.h"
#include "core/base/sys/directorycursor.h"
#include "core/base/sys/fdaccess.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <vector>

namespace stagewright::sys {

namespace {

/// Removes everything below one directory, depth first, with one open directory at a time.
class TreeRemover
{
public:
    explicit TreeRemover(DirectoryCursor cursor)
        : m_cursor(std::move(cursor))
        , m_device(m_cursor.device())
    {}

    Result<void> run();

private:
    struct Level
    {
        std::string name;               ///< of this directory in its parent
        std::vector<std::string> names; ///< still to remove, last first
    };

    Result<void> enter(const std::string &name);
    Result<void> leave();
    Result<void> removeNext();

    DirectoryCursor m_cursor;
    dev_t m_device;
    std::vector<Level> m_levels;
};

/// A directory that forbids entry to its owner is opened up first.
void openUp(int parent, const std::string &name)
{
    const UniqueFd fd(
        ::openat(parent, name.c_str(), O_PATH | O_NOFOLLOW | O_DIRECTORY | O_CLOEXEC));
    if (fd)
        static_cast<void>(::chmod(procPath(fd.get()).c_str(), 0700));
}

Result<void> TreeRemover::enter(const std::string &name)
{
    auto entered = m_cursor.descend(name);
    if (!entered && entered.error().sysErrno == EACCES) {
        openUp(m_cursor.fd(), name);
        entered = m_cursor.descend(name);
    }
    STAGEWRIGHT_TRY(std::move(entered));
    if (m_cursor.device() != m_device)
        return failErrno(concat("cannot remove the mount point ", name), EBUSY);
    STAGEWRIGHT_TRY_ASSIGN(auto names, m_cursor.names());
    m_levels.push_back({name, std::move(names)});
    return {};
}

Result<void> TreeRemover::leave()
{
    const std::string name = std::move(m_levels.back().name);
    m_levels.pop_back();
    STAGEWRIGHT_TRY(m_cursor.ascend());
    if (::unlinkat(m_cursor.fd(), name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT)
        return failErrno(concat("cannot remove the directory ", name), errno);
    return {};
}

Result<void> TreeRemover::removeNext()
{
    const std::string name = std::move(m_levels.back().names.back());
    m_levels.back().names.pop_back();
    int rc = ::unlinkat(m_cursor.fd(), name.c_str(), 0);
    if (rc != 0 && errno == EACCES) {
        static_cast<void>(::fchmod(m_cursor.fd(), 0700));
        rc = ::unlinkat(m_cursor.fd(), name.c_str(), 0);
    }
    if (rc == 0 || errno == ENOENT)
        return {};
    if (errno == EISDIR)
        return enter(name);
    return failErrno(concat("cannot remove ", name), errno);
}

Result<void> TreeRemover::run()
{
    STAGEWRIGHT_TRY_ASSIGN(auto names, m_cursor.names());
    m_levels.push_back({{}, std::move(names)});
    for (;;) {
        if (!m_levels.back().names.empty())
            STAGEWRIGHT_TRY(removeNext());
        else if (m_levels.size() > 1)
            STAGEWRIGHT_TRY(leave());
        else
            return {};
    }
}

Result<UniqueFd> openForRemoval(int parent, const std::string &name)
{
    constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    UniqueFd fd(::openat(parent, name.c_str(), kFlags));
    if (!fd && errno == EACCES) {
        openUp(parent, name);
        fd.reset(::openat(parent, name.c_str(), kFlags));
    }
    if (!fd)
        return failErrno(concat("cannot open ", name), errno);
    return fd;
}

} // namespace

Result<void> removeTreeAt(int parent, const std::string &name, std::string_view shownPath)
{
    if (::unlinkat(parent, name.c_str(), 0) == 0 || errno == ENOENT)
        return {};
    if (errno != EISDIR)
        return failErrno(concat("cannot remove ", shownPath), errno);
    STAGEWRIGHT_TRY_ASSIGN(UniqueFd directory, openForRemoval(parent, name));
    STAGEWRIGHT_TRY_ASSIGN(auto cursor, DirectoryCursor::start(std::move(directory)));
    STAGEWRIGHT_TRY(TreeRemover(std::move(cursor)).run());
    if (::unlinkat(parent, name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT)
        return failErrno(concat("cannot remove ", shownPath), errno);
    return {};
}

} // namespace stagewright::sys
