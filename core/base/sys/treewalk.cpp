#include "core/base/sys/treewalk.h"

#include "core/base/support/strings.h"
#include "core/base/sys/directorycursor.h"
#include "core/base/sys/fdaccess.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace stagewright::sys {

namespace {

class Walker
{
public:
    Walker(DirectoryCursor cursor, const std::function<Result<WalkStep>(const WalkEntry &)> &visit)
        : m_cursor(std::move(cursor))
        , m_visit(visit)
    {}

    Result<void> run();

private:
    struct Level
    {
        std::vector<std::string> names;
        std::size_t next = 0;
        std::size_t pathLength = 0; ///< of the directory's own path
    };

    Result<void> push(std::size_t pathLength);
    Result<bool> visitNext();

    DirectoryCursor m_cursor;
    const std::function<Result<WalkStep>(const WalkEntry &)> &m_visit;
    std::vector<Level> m_levels;
    std::string m_path;
};

Result<void> Walker::push(std::size_t pathLength)
{
    STAGEWRIGHT_TRY_ASSIGN(auto names, m_cursor.names());
    m_levels.push_back({std::move(names), 0, pathLength});
    return {};
}

Result<bool> Walker::visitNext()
{
    Level &level = m_levels.back();
    const std::string &name = level.names[level.next++];
    m_path.resize(level.pathLength);
    if (!m_path.empty())
        m_path += '/';
    m_path += name;
    struct ::stat status{};
    if (::fstatat(m_cursor.fd(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return failErrno(concat("cannot look at ", m_path), errno);
    const FileStat found = toFileStat(status);
    STAGEWRIGHT_TRY_ASSIGN(const WalkStep step, m_visit({m_path, name, found, m_cursor.fd()}));
    if (step == WalkStep::Stop)
        return false;
    if (!found.isDirectory() || step == WalkStep::SkipTree)
        return true;
    STAGEWRIGHT_TRY(m_cursor.descend(name));
    STAGEWRIGHT_TRY(push(m_path.size()));
    return true;
}

Result<void> Walker::run()
{
    STAGEWRIGHT_TRY(push(0));
    while (!m_levels.empty()) {
        if (m_levels.back().next < m_levels.back().names.size()) {
            STAGEWRIGHT_TRY_ASSIGN(const bool goOn, visitNext());
            if (!goOn)
                return {};
            continue;
        }
        m_levels.pop_back();
        if (!m_levels.empty())
            STAGEWRIGHT_TRY(m_cursor.ascend());
    }
    return {};
}

} // namespace

Result<void> walkTree(const SafeRoot &root, std::string_view start,
                      const std::function<Result<WalkStep>(const WalkEntry &)> &visit)
{
    STAGEWRIGHT_TRY_ASSIGN(const SafeRoot top, root.subRoot(start));
    UniqueFd directory(::openat(top.fd(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory)
        return failErrno(concat("cannot read the directory ", start), errno);
    STAGEWRIGHT_TRY_ASSIGN(auto cursor, DirectoryCursor::start(std::move(directory)));
    return Walker(std::move(cursor), visit).run();
}

Result<UniqueFd> openWalked(const WalkEntry &entry)
{
    const std::string name(entry.name);
    const UniqueFd fd(::openat(entry.parentFd, name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!fd)
        return failErrno(concat("cannot open ", entry.path), errno);
    return reopenRegular(fd.get(), entry.path);
}

Result<std::string> readLinkWalked(const WalkEntry &entry)
{
    return readLinkAt(entry.parentFd, std::string(entry.name));
}

Result<Xattrs> xattrsWalked(const WalkEntry &entry)
{
    return readXattrs(concat(procPath(entry.parentFd), "/", entry.name), entry.path);
}

} // namespace stagewright::sys
