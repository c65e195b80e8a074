#include "core/build/context/targetwriter.h"

#include "core/base/support/strings.h"

namespace stagewright::context {

namespace {

constexpr std::uint32_t kParentMode = 0755;

/// A directory by the way it is written: "/a/", "/a/.", "/".
bool namesDirectory(std::string_view destination)
{
    const auto slash = destination.rfind('/');
    const auto last = slash == std::string_view::npos ? destination : destination.substr(slash + 1);
    return last.empty() || last == ".";
}

std::string parentOf(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

} // namespace

Result<void> TargetWriter::makeParents(const std::string &path)
{
    const auto owner = m_rules.owner.value_or(Owner{});
    return m_target->makeDirectories(path, kParentMode, [&](const std::string &made) {
        sys::Attributes attributes;
        attributes.uid = owner.uid;
        attributes.gid = owner.gid;
        attributes.mode = kParentMode;
        attributes.modified = m_rules.now;
        return m_target->apply(made, attributes);
    });
}

Result<std::string> TargetWriter::prepare(const std::string &destination, bool isDirectory,
                                          const std::string &name)
{
    const auto clean = sys::cleanPath(destination);
    STAGEWRIGHT_TRY(makeParents(namesDirectory(destination) ? clean : parentOf(clean)));
    STAGEWRIGHT_TRY_ASSIGN(auto path, m_target->resolve(clean));
    STAGEWRIGHT_TRY_ASSIGN(const auto status, m_target->find(path));
    if (!isDirectory && status && status->isDirectory())
        return path.empty() ? name : concat(path, "/", name);
    if (!status)
        STAGEWRIGHT_TRY(makeParents(isDirectory ? path : parentOf(path)));
    if (isDirectory && status && !status->isDirectory())
        return fail(ErrorCode::Failed, concat("cannot copy to non-directory: /", path));
    return path;
}

Result<void> TargetWriter::makeDirectory(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto status, m_target->find(path));
    if (!status)
        return m_target->makeDirectory(path, 0700);
    if (!status->isDirectory())
        return fail(ErrorCode::Failed, concat("cannot copy to non-directory: /", path));
    return {};
}

Result<void> TargetWriter::clear(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto status, m_target->find(path));
    if (!status)
        return {};
    if (status->isDirectory())
        return fail(ErrorCode::Failed, concat("cannot replace to directory /", path, " with file"));
    return m_target->remove(path);
}

Result<sys::UniqueFd> TargetWriter::replaceFile(const std::string &path)
{
    STAGEWRIGHT_TRY(clear(path));
    return m_target->createFile(path, 0600);
}

Result<void> TargetWriter::replaceByHardLink(const std::string &existing, const std::string &path)
{
    STAGEWRIGHT_TRY(clear(path));
    return m_target->makeHardLink(existing, path);
}

Result<void> TargetWriter::replaceBySpecial(const std::string &path, const sys::FileStat &status,
                                            const std::string &linkText)
{
    STAGEWRIGHT_TRY(clear(path));
    if (status.isSymlink())
        return m_target->makeSymlink(linkText, path);
    return m_target->makeNode(path, status.kind, 0600, status.rdevMajor, status.rdevMinor);
}

Result<void> TargetWriter::finish(const std::string &path, const sys::FileStat &status,
                                  const sys::Xattrs &xattrs)
{
    sys::Attributes attributes;
    attributes.uid = m_rules.owner ? m_rules.owner->uid : status.uid;
    attributes.gid = m_rules.owner ? m_rules.owner->gid : status.gid;
    if (!status.isSymlink()) {
        attributes.mode = m_rules.mode.value_or(status.mode);
        attributes.xattrs = xattrs;
    }
    attributes.modified = status.modified;
    return m_target->apply(path, attributes);
}

} // namespace stagewright::context
