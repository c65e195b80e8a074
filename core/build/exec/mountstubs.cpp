#include "core/build/exec/mountstubs.h"

#include "core/base/support/strings.h"

#include <optional>

namespace stagewright::exec {

namespace {

std::string parentOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// Puts a directory's time back when it goes.
class KeptTime
{
public:
    KeptTime(const sys::SafeRoot &root, std::string path)
        : m_root(root)
        , m_path(std::move(path))
    {
        if (const auto status = root.stat(m_path))
            m_time = status->modified;
    }
    KeptTime(const KeptTime &) = delete;
    KeptTime &operator=(const KeptTime &) = delete;
    ~KeptTime()
    {
        if (m_time)
            static_cast<void>(m_root.apply(m_path, {{}, {}, {}, {}, m_time}));
    }

private:
    const sys::SafeRoot &m_root;
    std::string m_path;
    std::optional<sys::FileTime> m_time;
};

} // namespace

Result<void> MountStubs::make(const std::string &path, Kind kind)
{
    const std::string parent = parentOf(path);
    if (!parent.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(const auto there, m_root.find(parent));
        if (!there)
            STAGEWRIGHT_TRY(make(parent, Kind::Directory));
    }
    const KeptTime time(m_root, parent);
    if (kind == Kind::Directory)
        STAGEWRIGHT_TRY(m_root.makeDirectory(path, 0755));
    else
        STAGEWRIGHT_TRY(m_root.createFile(path, 0644));
    m_made.push_back(path);
    return {};
}

Result<std::string> MountStubs::ensure(std::string_view path, Kind kind)
{
    STAGEWRIGHT_TRY_ASSIGN(std::string clean, m_root.resolve(path));
    STAGEWRIGHT_TRY_ASSIGN(const auto there, m_root.find(clean));
    if (!there)
        STAGEWRIGHT_TRY(make(clean, kind));
    if (there && there->isDirectory() != (kind == Kind::Directory))
        return fail(ErrorCode::InvalidArgument,
                    concat("cannot mount at ", path, ": the image has ",
                           there->isDirectory() ? "a directory" : "no directory", " there"));
    return concat("/", clean);
}

Result<void> MountStubs::ensureSystemFolders()
{
    for (const std::string name : {"dev", "proc", "sys", "etc"}) {
        STAGEWRIGHT_TRY_ASSIGN(const auto there, m_root.find(name));
        if (!there)
            STAGEWRIGHT_TRY(make(name, Kind::Directory));
        if (there && !there->isDirectory())
            return fail(
                ErrorCode::InvalidArgument,
                concat("the image's /", name, " is not a directory, so no command is run in it"));
    }
    return {};
}

Result<void> MountStubs::removeOne(const std::string &path) const
{
    // The step may have put a link into the path: then it is not ours any more.
    STAGEWRIGHT_TRY_ASSIGN(const std::string now, m_root.resolve(path, sys::LastLink::Keep));
    if (now != path)
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const auto status, m_root.find(path));
    const bool empty =
        status && (status->isDirectory() || (status->isRegular() && status->size == 0));
    if (!empty)
        return {};
    if (status->isDirectory()) {
        STAGEWRIGHT_TRY_ASSIGN(const auto names, m_root.list(path));
        if (!names.empty())
            return {};
    }
    const KeptTime time(m_root, parentOf(path));
    return m_root.remove(path);
}

Result<void> MountStubs::remove() const
{
    for (auto path = m_made.rbegin(); path != m_made.rend(); ++path)
        STAGEWRIGHT_TRY(removeOne(*path));
    return {};
}

} // namespace stagewright::exec
