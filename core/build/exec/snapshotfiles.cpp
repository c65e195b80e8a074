#include "core/build/exec/snapshotfiles.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace stagewright::exec {

namespace {

using layer::TreeForm;

const sys::Failpoint kBeforeCommit("exec.snapshot.before-commit");
const sys::Failpoint kAfterCommit("exec.snapshot.after-commit");
const sys::Failpoint kInSweep("exec.sweep");

constexpr std::size_t kMaxIndexBytes = 2U << 30U;

std::string folderOf(const SnapshotId &id)
{
    return concat("snap/", id.chain.hex());
}

std::string_view formName(TreeForm form)
{
    return form == TreeForm::Overlay ? "overlay" : "plain";
}

Result<void> writeNew(const sys::SafeRoot &root, const std::string &path, std::string_view bytes)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto file, root.createFile(path, 0600));
    return sys::writeAll(file.get(), bytes);
}

Error notThere(const SnapshotId &id)
{
    return {ErrorCode::NotFound,
            concat("the tree ", id.chain.shortHex(), " is not in the store"),
            {},
            0};
}

std::string metaText(const SnapshotMeta &meta)
{
    OrderedJson object;
    object["parent"] = meta.parent.chain.toString();
    object["form"] = formName(meta.form);
    object["boot"] = meta.bootId;
    return toCompactJson(object);
}

Result<SnapshotMeta> parseMeta(std::string_view text)
{
    STAGEWRIGHT_TRY_ASSIGN(const Json object, parseJson(text));
    SnapshotMeta meta;
    const auto parent = stringAt(object, "parent");
    if (parent && !parent->empty()) {
        STAGEWRIGHT_TRY_ASSIGN(meta.parent.chain, oci::Digest::parse(*parent));
    }
    const auto form = stringAt(object, "form");
    if (!parent || (form != "overlay" && form != "plain"))
        return fail(ErrorCode::Corrupt, "a snapshot's meta.json is damaged");
    meta.form = form == "overlay" ? TreeForm::Overlay : TreeForm::Plain;
    meta.bootId = stringAt(object, "boot").value_or("");
    return meta;
}

} // namespace

std::string currentBootId()
{
    const auto text = sys::readHostFile("/proc/sys/kernel/random/boot_id", 100);
    return text ? std::string(trim(*text)) : std::string();
}

Result<void> SnapshotFiles::prepare() const
{
    for (const char *folder : {"snap", "active", "cachemount", "trash"})
        STAGEWRIGHT_TRY(m_store.makeDirectories(folder, 0700));
    return {};
}

Result<std::optional<TreeForm>> SnapshotFiles::form() const
{
    auto text = m_store.readFile("snap/form", 100, sys::LastLink::Keep);
    if (!text && text.error().code == ErrorCode::NotFound)
        return std::optional<TreeForm>();
    if (!text)
        return fail(std::move(text).error());
    return std::optional(text->starts_with("overlay") ? TreeForm::Overlay : TreeForm::Plain);
}

Result<void> SnapshotFiles::setForm(TreeForm form) const
{
    const std::string text = concat(formName(form), " ", currentBootId());
    if (m_store.readFile("snap/form", 100, sys::LastLink::Keep) == text)
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const ActiveFolder active, ActiveFolder::create(m_store));
    STAGEWRIGHT_TRY(writeNew(m_store, active.child("form"), text));
    return m_store.rename(active.child("form"), "snap/form");
}

Result<SnapshotMeta> SnapshotFiles::meta(const SnapshotId &id) const
{
    auto text = m_store.readFile(folderOf(id) + "/meta.json", 65536, sys::LastLink::Keep);
    if (!text && text.error().code == ErrorCode::NotFound)
        return fail(notThere(id));
    if (!text)
        return fail(std::move(text).error());
    return parseMeta(*text);
}

Result<bool> SnapshotFiles::has(const SnapshotId &id) const
{
    if (id.isScratch())
        return true;
    auto found = meta(id);
    const bool absent = !found && (found.error().code == ErrorCode::NotFound ||
                                   found.error().code == ErrorCode::Corrupt);
    if (absent)
        return false;
    if (!found)
        return fail(std::move(found).error());
    STAGEWRIGHT_TRY_ASSIGN(const auto inForce, form());
    if (inForce != found->form)
        return false;
    if (found->bootId == currentBootId())
        return true;
    STAGEWRIGHT_TRY_ASSIGN(const auto durable, m_store.find(folderOf(id) + "/durable"));
    return durable.has_value();
}

Result<layer::LayerFacts> SnapshotFiles::facts(const SnapshotId &id) const
{
    const auto file = m_store.openFile(folderOf(id) + "/index.jsonl", sys::LastLink::Keep);
    if (!file)
        return fail(notThere(id));
    std::string head(4096, '\0');
    STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, sys::readSome(file->get(), head));
    return layer::parseLayerFacts(std::string_view(head).substr(0, count));
}

Result<layer::LayerIndex> SnapshotFiles::index(const SnapshotId &id) const
{
    auto text =
        m_store.readFile(folderOf(id) + "/index.jsonl", kMaxIndexBytes, sys::LastLink::Keep);
    if (!text && text.error().code == ErrorCode::NotFound)
        return fail(notThere(id));
    if (!text)
        return fail(std::move(text).error());
    return layer::parseLayerIndex(*text);
}

Result<std::vector<SnapshotId>> SnapshotFiles::list() const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto names, m_store.list("snap"));
    std::vector<SnapshotId> ids;
    for (const auto &name : names) {
        if (auto digest = oci::Digest::parse(concat("sha256:", name)))
            ids.push_back({std::move(*digest)});
    }
    return ids;
}

Result<std::vector<std::string>> SnapshotFiles::treePaths(const SnapshotId &id) const
{
    std::vector<std::string> paths;
    for (SnapshotId at = id; !at.isScratch();) {
        STAGEWRIGHT_TRY_ASSIGN(const SnapshotMeta found, meta(at));
        paths.push_back(folderOf(at) + "/fs");
        if (found.form == TreeForm::Plain)
            break;
        at = found.parent;
    }
    return paths;
}

Result<void> SnapshotFiles::commit(const std::string &active, const std::string &tree,
                                   const SnapshotId &id, const SnapshotMeta &meta,
                                   const layer::LayerIndex &index) const
{
    const std::string whole = active + "/snap";
    STAGEWRIGHT_TRY(m_store.makeDirectory(whole, 0700));
    STAGEWRIGHT_TRY(m_store.rename(concat(active, "/", tree), whole + "/fs"));
    STAGEWRIGHT_TRY(writeNew(m_store, whole + "/index.jsonl", layer::formatLayerIndex(index)));
    STAGEWRIGHT_TRY(writeNew(m_store, whole + "/meta.json", metaText(meta)));
    STAGEWRIGHT_TRY(kBeforeCommit.hit());
    STAGEWRIGHT_TRY_ASSIGN(const bool there, has(id));
    if (there)
        return {};
    // What is there under this name and counts for nothing: another form, or half gone.
    auto moved = m_store.rename(whole, folderOf(id));
    if (!moved && (moved.error().sysErrno == ENOTEMPTY || moved.error().sysErrno == EEXIST)) {
        STAGEWRIGHT_TRY_ASSIGN(const bool meanwhile, has(id));
        if (meanwhile)
            return {};
        STAGEWRIGHT_TRY(remove(id));
        moved = m_store.rename(whole, folderOf(id));
    }
    STAGEWRIGHT_TRY(std::move(moved));
    return kAfterCommit.hit();
}

Result<void> SnapshotFiles::discard(const std::string &path) const
{
    const std::string trash = concat("trash/", sys::randomHex(8));
    auto moved = m_store.rename(path, trash);
    if (!moved && moved.error().code == ErrorCode::NotFound)
        return {};
    STAGEWRIGHT_TRY(std::move(moved));
    return m_store.removeTree(trash);
}

Result<void> SnapshotFiles::remove(const SnapshotId &id) const
{
    return id.isScratch() ? Result<void>() : discard(folderOf(id));
}

Result<void> SnapshotFiles::makeDurable() const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto ids, list());
    std::vector<std::string> marks;
    for (const auto &id : ids) {
        std::string mark = folderOf(id) + "/durable";
        STAGEWRIGHT_TRY_ASSIGN(const auto there, m_store.find(mark));
        if (!there)
            marks.push_back(std::move(mark));
    }
    const sys::UniqueFd folder(
        ::openat(m_store.fd(), "snap", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (!folder || ::syncfs(folder.get()) != 0)
        return failErrno("cannot write the store to the disk", errno);
    for (const auto &mark : marks) {
        auto made = m_store.createFile(mark, 0600);
        const bool fine = made || made.error().code == ErrorCode::AlreadyExists ||
                          made.error().code == ErrorCode::NotFound;
        if (!fine)
            return fail(std::move(made).error());
    }
    return {};
}

Result<sys::UniqueFd> SnapshotFiles::closeGate(Gate how) const
{
    sys::UniqueFd gate(
        ::openat(m_store.fd(), "active", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (!gate)
        return failErrno("cannot open the store's active folder", errno);
    while (::flock(gate.get(), how == Gate::Try ? LOCK_EX | LOCK_NB : LOCK_EX) != 0) {
        if (errno == EWOULDBLOCK)
            return sys::UniqueFd();
        if (errno != EINTR)
            return failErrno("cannot lock the store's active folder", errno);
    }
    return gate;
}

Result<std::vector<ActiveWork>> SnapshotFiles::workBehindGate() const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto names, m_store.list("active"));
    std::vector<ActiveWork> all;
    for (const auto &name : names) {
        const std::string path = concat("active/", name);
        const auto lock = m_store.openFile(path + "/lock", sys::LastLink::Keep);
        all.push_back({path, lock && ::flock(lock->get(), LOCK_EX | LOCK_NB) != 0});
    }
    return all;
}

Result<std::vector<ActiveWork>> SnapshotFiles::work() const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto gate, closeGate(Gate::Wait));
    return workBehindGate();
}

Result<SnapshotFiles::Doubt> SnapshotFiles::doubt(const SnapshotId &id) const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto durable, m_store.find(folderOf(id) + "/durable"));
    const auto found = meta(id);
    const bool ofThisBoot = found && found->bootId == currentBootId();
    if (!durable && !ofThisBoot)
        return Doubt::Unsynced;
    STAGEWRIGHT_TRY_ASSIGN(const auto tree, m_store.find(folderOf(id) + "/fs"));
    if (!found || !facts(id) || !tree || !tree->isDirectory())
        return Doubt::Damaged;
    return found->parent.isScratch() || meta(found->parent) ? Doubt::None : Doubt::Orphaned;
}

Result<void> SnapshotFiles::sweepDoubtful() const
{
    bool again = true;
    while (again) {
        again = false;
        STAGEWRIGHT_TRY_ASSIGN(const auto ids, list());
        for (const auto &id : ids) {
            STAGEWRIGHT_TRY_ASSIGN(const Doubt why, doubt(id));
            if (why == Doubt::None)
                continue;
            STAGEWRIGHT_TRY(remove(id));
            again = true;
        }
    }
    return {};
}

Result<void> SnapshotFiles::sweep(bool afterStart) const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto gate, closeGate(Gate::Try));
    if (!gate)
        return {}; // somebody begins to work; the next start sweeps
    STAGEWRIGHT_TRY_ASSIGN(const auto active, workBehindGate());
    for (const auto &folder : active) {
        if (folder.isAlive)
            continue;
        STAGEWRIGHT_TRY(kInSweep.hit());
        STAGEWRIGHT_TRY(m_store.removeTree(folder.path));
    }
    STAGEWRIGHT_TRY_ASSIGN(const auto trash, m_store.list("trash"));
    for (const auto &name : trash)
        STAGEWRIGHT_TRY(m_store.removeTree(concat("trash/", name)));
    return afterStart ? sweepDoubtful() : Result<void>();
}

Result<ActiveFolder> ActiveFolder::create(const sys::SafeRoot &store)
{
    const sys::UniqueFd gate(
        ::openat(store.fd(), "active", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (!gate || ::flock(gate.get(), LOCK_SH) != 0)
        return failErrno("cannot lock the store's active folder", errno);
    std::string path = concat("active/", sys::randomHex(8));
    STAGEWRIGHT_TRY(store.makeDirectory(path, 0700));
    STAGEWRIGHT_TRY_ASSIGN(sys::UniqueFd lock, store.createFile(path + "/lock", 0600));
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return failErrno("cannot lock a folder of the store", errno);
    return ActiveFolder(store, std::move(path), std::move(lock));
}

ActiveFolder::~ActiveFolder()
{
    if (m_lock)
        static_cast<void>(m_store->removeTree(m_path));
}

std::string ActiveFolder::child(std::string_view name) const
{
    return concat(m_path, "/", name);
}

} // namespace stagewright::exec
