#include "app/cli/dockerfilesearch.h"

#include "core/base/support/strings.h"
#include "core/base/sys/treewalk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <set>

namespace stagewright::app {

namespace {

constexpr std::array<std::string_view, 2> kNames = {"dockerfile", "containerfile"};
constexpr std::array<std::string_view, 4> kPassedBy = {".git", ".hg", ".svn", "node_modules"};

bool isPassedBy(std::string_view name)
{
    for (const auto other : kPassedBy) {
        if (name == other)
            return true;
    }
    return false;
}

bool isDirectory(const std::string &path)
{
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// "./sub/Dockerfile" is shown as "sub/Dockerfile".
std::string below(std::string_view directory, std::string_view path)
{
    if (directory == "." || directory == "./")
        return std::string(path);
    return concat(directory, directory.ends_with('/') ? "" : "/", path);
}

class Search
{
public:
    FoundFiles take() { return std::move(m_found); }

    void add(std::string path)
    {
        if (m_seen.insert(path).second)
            m_found.paths.push_back(std::move(path));
    }

    void addDirectory(const std::string &directory)
    {
        const auto count = m_found.paths.size() + m_found.errors.size();
        if (auto walked = walk(directory); !walked)
            m_found.errors.push_back(std::move(walked).error().withContext(directory));
        if (m_found.paths.size() + m_found.errors.size() == count)
            m_found.errors.push_back(
                {ErrorCode::NotFound, concat("there is no Dockerfile in ", directory), {}, 0});
    }

private:
    Result<void> walk(const std::string &directory)
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(directory));
        return sys::walkTree(root, "",
                             [&](const sys::WalkEntry &entry) { return visit(directory, entry); });
    }

    Result<sys::WalkStep> visit(const std::string &directory, const sys::WalkEntry &entry)
    {
        if (entry.status.isDirectory())
            return enter(directory, entry);
        if (entry.status.isRegular() && isDockerfileName(entry.name))
            add(below(directory, entry.path));
        return sys::WalkStep::Continue;
    }

    /// One closed directory is no reason to give up the others.
    sys::WalkStep enter(const std::string &directory, const sys::WalkEntry &entry)
    {
        if (isPassedBy(entry.name))
            return sys::WalkStep::SkipTree;
        const std::string name(entry.name);
        if (::faccessat(entry.parentFd, name.c_str(), R_OK | X_OK, 0) == 0)
            return sys::WalkStep::Continue;
        m_found.errors.push_back(
            systemError(concat("cannot search ", below(directory, entry.path)), errno));
        return sys::WalkStep::SkipTree;
    }

    FoundFiles m_found;
    std::set<std::string> m_seen;
};

} // namespace

bool isDockerfileName(std::string_view name)
{
    const auto lower = toLowerAscii(name);
    if (lower.ends_with(".dockerignore") || lower.ends_with('~'))
        return false;
    for (const auto known : kNames) {
        if (lower == known || lower.starts_with(concat(known, ".")) ||
            lower.ends_with(concat(".", known)))
            return true;
    }
    return false;
}

FoundFiles findFiles(std::span<const std::string_view> operands)
{
    Search search;
    if (operands.empty())
        search.addDirectory(".");
    for (const auto operand : operands) {
        std::string path(operand);
        if (path != "-" && isDirectory(path))
            search.addDirectory(path);
        else
            search.add(std::move(path));
    }
    return search.take();
}

} // namespace stagewright::app
