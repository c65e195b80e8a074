#include "core/base/sys/tempdir.h"

#include "core/base/support/strings.h"
#include "core/base/sys/saferoot.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <vector>

namespace stagewright::sys {

namespace {

std::string defaultParent()
{
    const char *fromEnvironment = std::getenv("TMPDIR");
    return fromEnvironment != nullptr && *fromEnvironment == '/' ? fromEnvironment : "/tmp";
}

void removeDirectory(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    const auto parent = SafeRoot::open(path.substr(0, slash + 1));
    if (parent)
        static_cast<void>(parent->removeTree(path.substr(slash + 1)));
}

} // namespace

Result<TempDir> TempDir::create(const std::string &parent)
{
    std::string path = concat(parent.empty() ? defaultParent() : parent, "/stagewright-XXXXXX");
    if (::mkdtemp(path.data()) == nullptr)
        return failErrno(concat("cannot make a directory ", path), errno);
    return TempDir(std::move(path));
}

TempDir::TempDir(TempDir &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{}

TempDir &TempDir::operator=(TempDir &&other) noexcept
{
    std::swap(m_path, other.m_path);
    return *this;
}

TempDir::~TempDir()
{
    if (!m_path.empty())
        removeDirectory(m_path);
}

std::string TempDir::file(std::string_view relative) const
{
    return concat(m_path, "/", relative);
}

std::string TempDir::release()
{
    return std::exchange(m_path, {});
}

std::string randomHex(std::size_t bytes)
{
    std::vector<std::uint8_t> random(bytes);
    std::size_t have = 0;
    while (have < bytes) {
        const ssize_t count = ::getrandom(random.data() + have, bytes - have, 0);
        if (count > 0)
            have += static_cast<std::size_t>(count);
    }
    return toHex(random);
}

} // namespace stagewright::sys
