#include "core/image/layer/applier.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/treewalk.h"
#include "core/image/layer/xattrpolicy.h"

#include <unistd.h>

#include <cerrno>

namespace stagewright::layer {

namespace {

std::string parentOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

sys::Attributes attributesOf(const LayerEntry &entry)
{
    sys::Attributes attributes;
    attributes.uid = entry.uid;
    attributes.gid = entry.gid;
    attributes.mode = entry.mode;
    attributes.modified = entry.modified;
    attributes.xattrs = xattrsToApply(entry.xattrs);
    return attributes;
}

bool isRefusal(int error)
{
    return error == EPERM || error == ENOTSUP;
}

Result<void> writeAt(int fd, std::uint64_t offset, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno != EINTR)
            return failErrno("cannot write", errno);
        if (count > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
            offset += static_cast<std::uint64_t>(count);
        }
    }
    return {};
}

} // namespace

Applier::Applier(const sys::SafeRoot &target, const sys::SafeRoot *below, TreeForm form)
    : m_target(target)
    , m_below(below)
    , m_form(form)
{}

Result<void> Applier::apply(const LayerEntry &entry, const Content &content)
{
    if (entry.kind == EntryKind::Whiteout)
        return whiteOut(entry.path);
    if (entry.kind == EntryKind::Opaque)
        return makeOpaque(entry.path);
    if (!entry.path.empty()) {
        STAGEWRIGHT_TRY(makeParents(parentOf(entry.path)));
        STAGEWRIGHT_TRY(makeRoom(entry));
        for (std::string path = entry.path; !path.empty(); path = parentOf(path)) {
            if (!m_made.insert(path).second)
                break;
        }
    }
    return make(entry, content);
}

Result<void> Applier::makeParents(const std::string &path)
{
    if (path.empty() || m_directories.contains(path))
        return {};
    return m_target.makeDirectories(
        path, 0755, [this](const std::string &made) -> Result<void> { return inherit(made); });
}

/// A parent that the tar does not list keeps what it is in the layers below.
Result<void> Applier::inherit(const std::string &path)
{
    m_made.insert(path);
    if (m_below == nullptr)
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const auto older, m_below->find(path));
    if (!older || !older->isDirectory())
        return {};
    sys::Attributes attributes{older->uid, older->gid, older->mode, {}, older->modified};
    STAGEWRIGHT_TRY_ASSIGN(const auto xattrs, m_below->xattrs(path));
    attributes.xattrs = xattrsToApply(xattrs);
    m_directories[path] = std::move(attributes);
    return {};
}

/// Removes what stands where the entry goes; a directory stays under a directory.
Result<void> Applier::makeRoom(const LayerEntry &entry)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto old, m_target.find(entry.path));
    if (!old || (old->isDirectory() && entry.kind == EntryKind::Directory))
        return {};
    STAGEWRIGHT_TRY(m_target.removeTree(entry.path));
    m_directories.erase(entry.path);
    const std::string prefix = entry.path + "/";
    std::erase_if(m_directories,
                  [&prefix](const auto &item) { return item.first.starts_with(prefix); });
    return {};
}

Result<void> Applier::make(const LayerEntry &entry, const Content &content)
{
    switch (entry.kind) {
    case EntryKind::File:
        return makeFile(entry, content);
    case EntryKind::Directory:
        return makeDirectory(entry);
    case EntryKind::Symlink:
        STAGEWRIGHT_TRY(m_target.makeSymlink(entry.linkTarget, entry.path));
        return setAttributes(entry);
    case EntryKind::HardLink:
        return makeHardLink(entry);
    case EntryKind::Fifo:
        STAGEWRIGHT_TRY(m_target.makeNode(entry.path, sys::FileKind::Fifo, entry.mode));
        return setAttributes(entry);
    case EntryKind::CharDevice:
    case EntryKind::BlockDevice:
        return makeDevice(entry);
    case EntryKind::Whiteout:
    case EntryKind::Opaque:
        return {};
    }
    return {};
}

Result<void> Applier::makeFile(const LayerEntry &entry, const Content &content)
{
    STAGEWRIGHT_TRY_ASSIGN(const sys::UniqueFd file, m_target.createFile(entry.path, 0600));
    std::uint64_t end = 0;
    STAGEWRIGHT_TRY(content([&](std::uint64_t offset, std::string_view bytes) -> Result<void> {
        if (offset > entry.size || bytes.size() > entry.size - offset)
            return fail(ErrorCode::Corrupt,
                        concat("the file ", entry.path, " is longer than its header says"));
        end = offset + bytes.size();
        return writeAt(file.get(), offset, bytes);
    }));
    // A hole at the end.
    if (end < entry.size && ::ftruncate(file.get(), static_cast<off_t>(entry.size)) != 0)
        return failErrno(concat("cannot extend ", entry.path), errno);
    return setAttributes(entry);
}

Result<void> Applier::makeDirectory(const LayerEntry &entry)
{
    if (!entry.path.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(const auto old, m_target.find(entry.path));
        if (!old)
            STAGEWRIGHT_TRY(m_target.makeDirectory(entry.path, 0755));
    }
    m_directories[entry.path] = attributesOf(entry);
    return {};
}

Result<void> Applier::makeHardLink(const LayerEntry &entry)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto here, m_target.find(entry.linkTarget));
    if (!here && m_below != nullptr)
        STAGEWRIGHT_TRY(copyUp(entry.linkTarget));
    auto linked = m_target.makeHardLink(entry.linkTarget, entry.path);
    if (linked)
        return {};
    return fail(ErrorCode::Corrupt,
                concat("the layer links ", entry.path, " to ", entry.linkTarget,
                       ", which is no file of the image: ", linked.error().message));
}

/// A link to a file of a lower layer needs that file in this one.
Result<void> Applier::copyUp(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto older, m_below->find(path));
    if (!older || (!older->isRegular() && !older->isSymlink()))
        return {};
    STAGEWRIGHT_TRY(makeParents(parentOf(path)));
    sys::Attributes attributes{older->uid, older->gid, older->mode, {}, older->modified};
    STAGEWRIGHT_TRY_ASSIGN(const auto xattrs, m_below->xattrs(path));
    attributes.xattrs = xattrsToApply(xattrs);
    if (older->isSymlink()) {
        STAGEWRIGHT_TRY_ASSIGN(const std::string text, m_below->readLink(path));
        STAGEWRIGHT_TRY(m_target.makeSymlink(text, path));
    } else {
        STAGEWRIGHT_TRY_ASSIGN(const auto from, m_below->openFile(path, sys::LastLink::Keep));
        STAGEWRIGHT_TRY_ASSIGN(const auto to, m_target.createFile(path, 0600));
        STAGEWRIGHT_TRY(sys::copyAll(from.get(), to.get()));
    }
    m_made.insert(path);
    return applyTolerantly(path, std::move(attributes));
}

Result<void> Applier::makeDevice(const LayerEntry &entry)
{
    const bool isChar = entry.kind == EntryKind::CharDevice;
    // In an overlay's lower directory 0:0 would be a deletion.
    const bool wouldDelete = isChar && entry.deviceMajor == 0 && entry.deviceMinor == 0;
    if (!wouldDelete) {
        const auto kind = isChar ? sys::FileKind::CharDevice : sys::FileKind::BlockDevice;
        auto made =
            m_target.makeNode(entry.path, kind, entry.mode, entry.deviceMajor, entry.deviceMinor);
        if (made)
            return setAttributes(entry);
        if (made.error().sysErrno != EPERM)
            return made;
    }
    m_applied.skippedDevices.push_back(entry.path);
    return {};
}

Result<void> Applier::setAttributes(const LayerEntry &entry)
{
    return applyTolerantly(entry.path, attributesOf(entry));
}

/// Attributes that the file system or the kernel refuse are noted, not fatal: the original
/// blob keeps them.
Result<void> Applier::applyTolerantly(const std::string &path, sys::Attributes attributes)
{
    auto done = m_target.apply(path, attributes);
    if (done || attributes.xattrs.empty() || !isRefusal(done.error().sysErrno))
        return done;
    const sys::Xattrs wanted = std::exchange(attributes.xattrs, {});
    const auto time = std::exchange(attributes.modified, std::nullopt);
    STAGEWRIGHT_TRY(m_target.apply(path, attributes));
    for (const auto &[name, value] : wanted) {
        auto one = m_target.apply(path, {{}, {}, {}, {{name, value}}, {}});
        if (!one && !isRefusal(one.error().sysErrno))
            return one;
        if (!one)
            m_applied.skippedXattrs.push_back(concat(path, ": ", name));
    }
    return m_target.apply(path, {{}, {}, {}, {}, time});
}

Result<Applied> Applier::finish()
{
    STAGEWRIGHT_TRY(finishWhiteouts());
    // Children first, so that a parent's time is not disturbed again.
    for (auto item = m_directories.rbegin(); item != m_directories.rend(); ++item) {
        STAGEWRIGHT_TRY_ASSIGN(const auto now, m_target.find(item->first));
        if (now && now->isDirectory())
            STAGEWRIGHT_TRY(applyTolerantly(item->first, item->second));
    }
    return std::move(m_applied);
}

} // namespace stagewright::layer
