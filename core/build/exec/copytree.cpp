#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/treewalk.h"
#include "core/build/exec/worktree.h"

#include <map>

namespace stagewright::exec {

namespace {

using sys::FileKind;

class TreeCopier
{
public:
    explicit TreeCopier(const sys::SafeRoot &to)
        : m_to(to)
    {}

    Result<sys::WalkStep> visit(const sys::WalkEntry &entry)
    {
        const bool linked = entry.status.links > 1 && !entry.status.isDirectory();
        const std::pair key(entry.status.device, entry.status.inode);
        if (const auto first = m_links.find(key); linked && first != m_links.end()) {
            STAGEWRIGHT_TRY(m_to.makeHardLink(first->second, entry.path));
            return sys::WalkStep::Continue;
        }
        STAGEWRIGHT_TRY_ASSIGN(const bool made, make(entry));
        if (!made)
            return sys::WalkStep::Continue;
        if (linked)
            m_links.emplace(key, entry.path);
        STAGEWRIGHT_TRY_ASSIGN(const auto xattrs, sys::xattrsWalked(entry));
        const auto &status = entry.status;
        sys::Attributes attributes{status.uid, status.gid, status.mode, {}, status.modified};
        for (const auto &[name, value] : xattrs) {
            if (name.starts_with("user.") || name == "security.capability")
                attributes.xattrs.emplace(name, value);
        }
        if (status.isDirectory())
            m_directories.emplace_back(entry.path, std::move(attributes));
        else
            STAGEWRIGHT_TRY(m_to.apply(entry.path, attributes));
        return sys::WalkStep::Continue;
    }

    /// Directories last, deepest first: filling them changes their times.
    Result<void> finish()
    {
        for (auto item = m_directories.rbegin(); item != m_directories.rend(); ++item)
            STAGEWRIGHT_TRY(m_to.apply(item->first, item->second));
        return {};
    }

private:
    Result<bool> make(const sys::WalkEntry &entry)
    {
        switch (entry.status.kind) {
        case FileKind::Directory:
            STAGEWRIGHT_TRY(m_to.makeDirectory(entry.path, 0700));
            return true;
        case FileKind::Symlink: {
            STAGEWRIGHT_TRY_ASSIGN(const std::string text, sys::readLinkWalked(entry));
            STAGEWRIGHT_TRY(m_to.makeSymlink(text, entry.path));
            return true;
        }
        case FileKind::Regular: {
            STAGEWRIGHT_TRY_ASSIGN(const auto from, sys::openWalked(entry));
            STAGEWRIGHT_TRY_ASSIGN(const auto to, m_to.createFile(entry.path, 0600));
            STAGEWRIGHT_TRY(sys::copyAll(from.get(), to.get()));
            return true;
        }
        case FileKind::Fifo:
            STAGEWRIGHT_TRY(m_to.makeNode(entry.path, FileKind::Fifo, entry.status.mode));
            return true;
        case FileKind::Socket:
        case FileKind::CharDevice:
        case FileKind::BlockDevice:
            return false;
        }
        return false;
    }

    const sys::SafeRoot &m_to;
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> m_links;
    std::vector<std::pair<std::string, sys::Attributes>> m_directories;
};

} // namespace

Result<void> copyTree(const sys::SafeRoot &from, const sys::SafeRoot &to)
{
    TreeCopier copier(to);
    STAGEWRIGHT_TRY(sys::walkTree(
        from, "", [&copier](const sys::WalkEntry &entry) { return copier.visit(entry); }));
    return copier.finish();
}

} // namespace stagewright::exec
