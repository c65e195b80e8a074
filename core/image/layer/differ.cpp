#include "core/image/layer/differ.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/image/layer/xattrpolicy.h"

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::layer {

namespace {

using sys::FileKind;
using sys::FileStat;
using sys::SafeRoot;

std::string joinPath(const std::string &folder, const std::string &name)
{
    return folder.empty() ? name : concat(folder, "/", name);
}

EntryKind kindOf(FileKind kind)
{
    switch (kind) {
    case FileKind::Directory:
        return EntryKind::Directory;
    case FileKind::Symlink:
        return EntryKind::Symlink;
    case FileKind::Fifo:
        return EntryKind::Fifo;
    case FileKind::CharDevice:
        return EntryKind::CharDevice;
    case FileKind::BlockDevice:
        return EntryKind::BlockDevice;
    case FileKind::Regular:
    case FileKind::Socket:
        return EntryKind::File;
    }
    return EntryKind::File;
}

Result<bool> sameBytes(const SafeRoot &left, const SafeRoot &right, const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto a, left.openFile(path, sys::LastLink::Keep));
    STAGEWRIGHT_TRY_ASSIGN(const auto b, right.openFile(path, sys::LastLink::Keep));
    std::vector<char> bufferA(65536);
    std::vector<char> bufferB(65536);
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const std::size_t countA, sys::readSome(a.get(), bufferA));
        std::size_t countB = 0;
        while (countB < countA) {
            STAGEWRIGHT_TRY_ASSIGN(
                const std::size_t more,
                sys::readSome(b.get(), std::span(bufferB).subspan(countB, countA - countB)));
            if (more == 0)
                return false;
            countB += more;
        }
        if (!std::equal(bufferA.begin(), bufferA.begin() + static_cast<std::ptrdiff_t>(countA),
                        bufferB.begin()))
            return false;
        if (countA == 0)
            return true;
    }
}

/// Collects the changes of one comparison.
class Comparison
{
public:
    Comparison(const SafeRoot *before, const SafeRoot &after, bool isUpper)
        : m_before(before)
        , m_after(after)
        , m_isUpper(isUpper)
    {}

    Result<std::vector<LayerEntry>> run()
    {
        STAGEWRIGHT_TRY(directory({}, m_before != nullptr, !m_isUpper));
        return std::move(m_changes);
    }

private:
    /// `below`: the older tree has this directory; `complete`: names missing here are deleted.
    Result<void> directory(const std::string &path, bool below, bool complete);
    Result<void> missing(const std::string &path, const std::vector<std::string> &names);
    Result<void> compare(const std::string &path, const FileStat &now, bool below, bool complete);
    Result<void> compareDirectory(const std::string &path, const FileStat &now,
                                  const std::optional<FileStat> &old, bool complete);
    Result<bool> unchanged(const std::string &path, const FileStat &now, const FileStat &old);
    Result<bool> sameXattrs(const std::string &path);
    Result<LayerEntry> entryOf(const std::string &path, const FileStat &now);
    Result<void> emit(const std::string &path, const FileStat &now);
    void whiteout(const std::string &path);
    Result<bool> isOpaque(const std::string &path);

    const SafeRoot *m_before;
    const SafeRoot &m_after;
    bool m_isUpper;
    std::vector<LayerEntry> m_changes;
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> m_links;
};

void Comparison::whiteout(const std::string &path)
{
    LayerEntry entry;
    entry.kind = EntryKind::Whiteout;
    entry.path = path;
    m_changes.push_back(std::move(entry));
}

Result<bool> Comparison::isOpaque(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto mark, m_after.xattr(path, "user.overlay.opaque"));
    return mark == "y";
}

Result<void> Comparison::missing(const std::string &path, const std::vector<std::string> &names)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto older, m_before->list(path));
    for (const auto &name : older) {
        if (!std::ranges::binary_search(names, name))
            whiteout(joinPath(path, name));
    }
    return {};
}

Result<void> Comparison::directory(const std::string &path, bool below, bool complete)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto names, m_after.list(path));
    if (below && complete)
        STAGEWRIGHT_TRY(missing(path, names));
    std::vector<std::pair<std::string, FileStat>> rest;
    for (const auto &name : names) {
        std::string child = joinPath(path, name);
        STAGEWRIGHT_TRY_ASSIGN(const FileStat now, m_after.stat(child));
        if (!m_isUpper || !now.isOverlayWhiteout()) {
            rest.emplace_back(std::move(child), now);
            continue;
        }
        const bool had = below && m_before->find(child).value_or(std::nullopt).has_value();
        if (had)
            whiteout(child);
    }
    for (const auto &[child, now] : rest)
        STAGEWRIGHT_TRY(compare(child, now, below, complete));
    return {};
}

Result<void> Comparison::compare(const std::string &path, const FileStat &now, bool below,
                                 bool complete)
{
    if (now.kind == FileKind::Socket)
        return {};
    const std::string name = path.substr(path.rfind('/') + 1);
    if (name.starts_with(".wh."))
        return fail(ErrorCode::InvalidArgument,
                    concat("the step made the file /", path,
                           ": names that start with .wh. cannot be stored in an image layer"));
    std::optional<FileStat> old;
    if (below) {
        STAGEWRIGHT_TRY_ASSIGN(old, m_before->find(path));
    }
    if (now.isDirectory())
        return compareDirectory(path, now, old, complete);
    if (old) {
        STAGEWRIGHT_TRY_ASSIGN(const bool same, unchanged(path, now, *old));
        if (same)
            return {};
    }
    return emit(path, now);
}

Result<void> Comparison::compareDirectory(const std::string &path, const FileStat &now,
                                          const std::optional<FileStat> &old, bool complete)
{
    const bool below = old && old->isDirectory();
    bool replaced = complete;
    if (m_isUpper && !complete) {
        STAGEWRIGHT_TRY_ASSIGN(replaced, isOpaque(path));
    }
    const std::size_t mark = m_changes.size();
    STAGEWRIGHT_TRY(emit(path, now));
    STAGEWRIGHT_TRY(directory(path, below, replaced));
    if (!below || m_changes.size() > mark + 1)
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const bool same, unchanged(path, now, *old));
    if (same)
        m_changes.pop_back();
    return {};
}

Result<bool> Comparison::sameXattrs(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto before, m_before->xattrs(path));
    STAGEWRIGHT_TRY_ASSIGN(const auto after, m_after.xattrs(path));
    return xattrsToStore(before) == xattrsToStore(after);
}

Result<bool> Comparison::unchanged(const std::string &path, const FileStat &now,
                                   const FileStat &old)
{
    if (now.kind != old.kind || now.mode != old.mode || now.uid != old.uid || now.gid != old.gid ||
        now.rdevMajor != old.rdevMajor || now.rdevMinor != old.rdevMinor)
        return false;
    STAGEWRIGHT_TRY_ASSIGN(const bool same, sameXattrs(path));
    if (!same || now.isDirectory())
        return same;
    if (now.size != old.size || now.modified != old.modified)
        return false;
    if (now.isSymlink()) {
        STAGEWRIGHT_TRY_ASSIGN(const std::string before, m_before->readLink(path));
        STAGEWRIGHT_TRY_ASSIGN(const std::string after, m_after.readLink(path));
        return before == after;
    }
    // Unpacked files have whole seconds: the time proves nothing.
    if (now.isRegular() && now.modified.nanoseconds == 0)
        return sameBytes(*m_before, m_after, path);
    return true;
}

Result<LayerEntry> Comparison::entryOf(const std::string &path, const FileStat &now)
{
    LayerEntry entry;
    entry.path = path;
    entry.kind = kindOf(now.kind);
    entry.mode = now.mode;
    entry.uid = now.uid;
    entry.gid = now.gid;
    entry.modified = now.modified;
    if (now.isRegular())
        entry.size = now.size;
    if (now.isSymlink()) {
        STAGEWRIGHT_TRY_ASSIGN(entry.linkTarget, m_after.readLink(path));
        entry.mode = 0777;
    }
    if (now.kind == FileKind::CharDevice || now.kind == FileKind::BlockDevice) {
        entry.deviceMajor = now.rdevMajor;
        entry.deviceMinor = now.rdevMinor;
    }
    STAGEWRIGHT_TRY_ASSIGN(const auto xattrs, m_after.xattrs(path));
    entry.xattrs = xattrsToStore(xattrs);
    return entry;
}

Result<void> Comparison::emit(const std::string &path, const FileStat &now)
{
    STAGEWRIGHT_TRY_ASSIGN(LayerEntry entry, entryOf(path, now));
    if (!now.isDirectory() && now.links > 1) {
        const auto [first, isNew] = m_links.try_emplace(std::pair(now.device, now.inode), path);
        if (!isNew) {
            entry.kind = EntryKind::HardLink;
            entry.linkTarget = first->second;
            entry.size = 0;
            entry.xattrs.clear();
        }
    }
    m_changes.push_back(std::move(entry));
    return {};
}

} // namespace

Result<std::vector<LayerEntry>> diffUpper(const SafeRoot &upper, const SafeRoot *below)
{
    return Comparison(below, upper, true).run();
}

Result<std::vector<LayerEntry>> diffTrees(const SafeRoot *before, const SafeRoot &after)
{
    return Comparison(before, after, false).run();
}

} // namespace stagewright::layer
