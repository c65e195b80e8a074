#include "core/build/exec/worktree.h"

#include "core/base/support/strings.h"
#include "core/base/sys/mounts.h"
#include "core/build/exec/jailroot.h"
#include "core/image/layer/differ.h"

#include <sys/stat.h>

#include <cerrno>

namespace stagewright::exec {

namespace {

using layer::TreeForm;

constexpr const char *kMounted = "/mnt/root";
constexpr const char *kBelow = "/mnt/below";

Result<void> makeMountPoint(const std::string &path)
{
    if (::mkdir(path.c_str(), 0755) != 0 && errno != EEXIST)
        return failErrno(concat("cannot make ", path), errno);
    return {};
}

std::vector<std::string> absolute(std::vector<std::string> paths)
{
    for (auto &path : paths)
        path.insert(0, concat(kJailStore, "/"));
    return paths;
}

Result<void> mountWritable(const ActiveFolder &active, const sys::SafeRoot &store,
                           std::vector<std::string> lowers)
{
    STAGEWRIGHT_TRY(store.makeDirectory(active.child("work"), 0700));
    STAGEWRIGHT_TRY(makeMountPoint(kMounted));
    sys::OverlayOptions options;
    options.lowers = std::move(lowers);
    options.upper = concat(kJailStore, "/", active.child("upper"));
    options.work = concat(kJailStore, "/", active.child("work"));
    options.volatileUpper = true;
    return sys::mountOverlay(kMounted, options);
}

} // namespace

Result<TreeForm> formInForce(const SnapshotFiles &files)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto form, files.form());
    if (!form)
        return fail(ErrorCode::Internal, "the store has no form of snapshots yet");
    return *form;
}

Result<void> inheritRoot(const sys::SafeRoot &fresh, const sys::SafeRoot &older)
{
    STAGEWRIGHT_TRY_ASSIGN(const sys::FileStat status, older.stat(""));
    STAGEWRIGHT_TRY_ASSIGN(sys::Xattrs xattrs, older.xattrs(""));
    std::erase_if(xattrs, [](const auto &item) { return !item.first.starts_with("user."); });
    std::erase_if(xattrs, [](const auto &item) { return item.first.starts_with("user.overlay."); });
    return fresh.apply("", {status.uid, status.gid, status.mode, xattrs, status.modified});
}

Result<TreeView> TreeView::open(const SnapshotFiles &files, const SnapshotId &id,
                                const std::string &mountPoint)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto relative, files.treePaths(id));
    auto paths = absolute(relative);
    std::string path = paths.size() == 1 ? paths.front() : mountPoint;
    if (paths.size() != 1)
        STAGEWRIGHT_TRY(makeMountPoint(mountPoint));
    if (paths.size() > 1)
        STAGEWRIGHT_TRY(sys::mountOverlay(mountPoint, {std::move(paths), {}, {}}));
    STAGEWRIGHT_TRY_ASSIGN(auto root, sys::SafeRoot::open(path));
    return TreeView{std::move(path), std::move(root)};
}

Result<WorkTree> WorkTree::open(const SnapshotFiles &files, const SnapshotId &base)
{
    STAGEWRIGHT_TRY_ASSIGN(const TreeForm form, formInForce(files));
    STAGEWRIGHT_TRY_ASSIGN(const auto relative, files.treePaths(base));
    STAGEWRIGHT_TRY_ASSIGN(ActiveFolder active, ActiveFolder::create(files.store()));
    const std::string upper = active.child("upper");
    STAGEWRIGHT_TRY(files.store().makeDirectory(upper, 0755));
    STAGEWRIGHT_TRY_ASSIGN(const auto fresh, files.store().subRoot(upper));
    if (!relative.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(const auto older, files.store().subRoot(relative.front()));
        STAGEWRIGHT_TRY(inheritRoot(fresh, older));
        if (form == TreeForm::Plain)
            STAGEWRIGHT_TRY(copyTree(older, fresh));
    }
    const bool mounted = form == TreeForm::Overlay && !relative.empty();
    if (mounted)
        STAGEWRIGHT_TRY(mountWritable(active, files.store(), absolute(relative)));
    std::string path = mounted ? kMounted : concat(kJailStore, "/", upper);
    STAGEWRIGHT_TRY_ASSIGN(auto root, sys::SafeRoot::open(path));
    return WorkTree(files, base, form, std::move(active), std::move(path), std::move(root),
                    mounted);
}

Result<std::pair<SnapshotId, layer::LayerFacts>>
WorkTree::commit(const layer::ByteSink &sink, std::optional<std::int64_t> clampSeconds)
{
    const sys::SafeRoot &store = m_files->store();
    STAGEWRIGHT_TRY_ASSIGN(m_root, store.subRoot(m_active.child("upper")));
    if (m_mounted)
        STAGEWRIGHT_TRY(sys::unmount(kMounted, true));
    std::optional<TreeView> below;
    if (!m_base.isScratch()) {
        STAGEWRIGHT_TRY_ASSIGN(below, TreeView::open(*m_files, m_base, kBelow));
    }
    const sys::SafeRoot *before = below ? &below->root : nullptr;
    auto changes = m_form == TreeForm::Overlay ? layer::diffUpper(m_root, before)
                                               : layer::diffTrees(before, m_root);
    if (!changes)
        return fail(std::move(changes).error());
    STAGEWRIGHT_TRY_ASSIGN(const auto index,
                           layer::writeLayer(m_root, *changes, sink, clampSeconds));
    const SnapshotId id = m_base.child(index.facts.diffId);
    const SnapshotMeta meta{m_base, m_form, currentBootId()};
    STAGEWRIGHT_TRY(m_files->commit(m_active.path(), "upper", id, meta, index));
    return std::pair(id, index.facts);
}

} // namespace stagewright::exec
