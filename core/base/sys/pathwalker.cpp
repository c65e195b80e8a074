#include "core/base/sys/pathwalker.h"

#include "core/base/support/strings.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <climits>

namespace stagewright::sys {

namespace {

constexpr int kMaxLinks = 40; // as the kernel's MAXSYMLINKS

bool isLink(int fd)
{
    struct ::stat status{};
    return ::fstat(fd, &status) == 0 && S_ISLNK(status.st_mode);
}

bool isDirectory(int fd)
{
    struct ::stat status{};
    return ::fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
}

} // namespace

void PathWalker::pushComponents(std::string_view text)
{
    std::vector<std::string> parts;
    for (const auto part : split(text, '/')) {
        if (!part.empty() && part != ".")
            parts.emplace_back(part);
    }
    m_pending.insert(m_pending.begin(), parts.begin(), parts.end());
}

Result<void> PathWalker::goUp()
{
    if (!m_missing.empty()) {
        m_missing.pop_back();
        return {};
    }
    if (m_held.empty())
        return {};
    if (!isDirectory(lastFd()))
        return failErrno(concat("cannot go up from ", cleanPath()), ENOTDIR);
    m_held.pop_back();
    return {};
}

std::string PathWalker::cleanPath() const
{
    std::string path;
    const auto add = [&path](const std::string &name) {
        if (!path.empty())
            path += '/';
        path += name;
    };
    for (const auto &held : m_held)
        add(held.name);
    for (const auto &name : m_missing)
        add(name);
    return path;
}

Result<void> PathWalker::walk(std::string_view path, LastLink last, const OnMissing &onMissing)
{
    pushComponents(path);
    while (!m_pending.empty()) {
        const std::string name = std::move(m_pending.front());
        m_pending.pop_front();
        if (name == "..")
            STAGEWRIGHT_TRY(goUp());
        else if (!m_missing.empty())
            m_missing.push_back(name);
        else
            STAGEWRIGHT_TRY(enter(name, m_pending.empty() ? last : LastLink::Follow, onMissing));
    }
    return {};
}

Result<void> PathWalker::enter(const std::string &name, LastLink last, const OnMissing &onMissing)
{
    UniqueFd fd(::openat(lastFd(), name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!fd && errno == ENOENT)
        return missing(name, last, onMissing);
    if (!fd)
        return failErrno(concat("cannot resolve ", cleanPath(), "/", name), errno);
    if (last == LastLink::Follow && isLink(fd.get()))
        return follow(fd);
    m_held.push_back({std::move(fd), name});
    return {};
}

Result<void> PathWalker::missing(const std::string &name, LastLink last, const OnMissing &onMissing)
{
    const std::string prefix = cleanPath();
    const std::string path = prefix.empty() ? name : concat(prefix, "/", name);
    bool made = false;
    if (onMissing) {
        STAGEWRIGHT_TRY_ASSIGN(made, onMissing(lastFd(), name, path));
    }
    if (made)
        return enter(name, last, {});
    m_missing.push_back(name);
    m_complete = false;
    return {};
}

Result<void> PathWalker::follow(const UniqueFd &link)
{
    if (++m_linksFollowed > kMaxLinks)
        return failErrno("cannot follow so many symbolic links", ELOOP);
    std::array<char, PATH_MAX> text{};
    const ssize_t length = ::readlinkat(link.get(), "", text.data(), text.size());
    if (length < 0)
        return failErrno("cannot read a symbolic link", errno);
    const std::string_view target(text.data(), static_cast<std::size_t>(length));
    if (target.starts_with('/'))
        m_held.clear();
    pushComponents(target);
    return {};
}

} // namespace stagewright::sys
