/// How snapshots lie in the store. Used inside the jail, and by the coordinator for looking only.
/// Internal to build/exec.
///
///     snap/form                 "overlay BOOTID" or "plain BOOTID": what this machine can mount
///     snap/<hex>/fs             the layer's own files (overlay), or the whole tree (plain)
///     snap/<hex>/meta.json      parent, form, boot in which it was made
///     snap/<hex>/index.jsonl    LayerIndex of the topmost layer
///     snap/<hex>/durable        there where a syncfs came after it
///     active/<random>/          work in progress; `lock` is held while its owner lives
///     cachemount/<hex>/         RUN --mount=type=cache
///     trash/<random>            on its way out
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/build/exec/snapshotsurvey.h"
#include "core/image/layer/applier.h"

#include <optional>
#include <string>
#include <vector>

namespace stagewright::exec {

struct SnapshotMeta
{
    SnapshotId parent;
    layer::TreeForm form = layer::TreeForm::Overlay;
    std::string bootId;
};

class SnapshotFiles
{
public:
    explicit SnapshotFiles(sys::SafeRoot store)
        : m_store(std::move(store))
    {}

    const sys::SafeRoot &store() const { return m_store; }
    /// Makes the folders.
    Result<void> prepare() const;

    Result<std::optional<layer::TreeForm>> form() const;
    Result<void> setForm(layer::TreeForm form) const;

    /// A whole snapshot of the form that is in force.
    Result<bool> has(const SnapshotId &id) const;
    Result<SnapshotMeta> meta(const SnapshotId &id) const;
    Result<layer::LayerFacts> facts(const SnapshotId &id) const;
    Result<layer::LayerIndex> index(const SnapshotId &id) const;
    Result<std::vector<SnapshotId>> list() const;

    enum class Doubt {
        None,
        Unsynced, ///< made in an earlier boot and never durable: it may have holes
        Orphaned, ///< the snapshot below it is gone
        Damaged,  ///< a part is missing or cannot be read
    };
    /// Everything but None is dropped at the next start.
    Result<Doubt> doubt(const SnapshotId &id) const;

    /// "snap/<hex>/fs" of the snapshot and all below it, topmost first; only the topmost where
    /// trees are plain; empty for scratch. NotFound where one is missing.
    Result<std::vector<std::string>> treePaths(const SnapshotId &id) const;

    /// Turns `active`/`tree` into the snapshot; where it is there already nothing happens.
    Result<void> commit(const std::string &active, const std::string &tree, const SnapshotId &id,
                        const SnapshotMeta &meta, const layer::LayerIndex &index) const;

    Result<void> remove(const SnapshotId &id) const;
    /// Removes what no living process holds; with `afterStart` also doubtful snapshots.
    Result<void> sweep(bool afterStart) const;
    Result<void> makeDurable() const;

    /// What is in `active/`.
    Result<std::vector<ActiveWork>> work() const;

private:
    enum class Gate { Wait, Try };
    /// Whoever makes an active folder holds this lock until the folder's own is held. Empty where
    /// it is taken and not to be waited for.
    Result<sys::UniqueFd> closeGate(Gate how) const;
    Result<std::vector<ActiveWork>> workBehindGate() const;
    Result<void> sweepDoubtful() const;
    Result<void> discard(const std::string &path) const;

    sys::SafeRoot m_store;
};

/// A folder `active/<random>` that is ours while this object lives. Removes itself.
class ActiveFolder
{
public:
    static Result<ActiveFolder> create(const sys::SafeRoot &store);
    ActiveFolder(ActiveFolder &&) noexcept = default;
    ActiveFolder &operator=(ActiveFolder &&) = delete;
    ~ActiveFolder();

    const std::string &path() const { return m_path; } ///< "active/<random>"
    std::string child(std::string_view name) const;

private:
    ActiveFolder(const sys::SafeRoot &store, std::string path, sys::UniqueFd lock)
        : m_store(&store)
        , m_path(std::move(path))
        , m_lock(std::move(lock))
    {}

    const sys::SafeRoot *m_store;
    std::string m_path;
    sys::UniqueFd m_lock;
};

/// /proc/sys/kernel/random/boot_id.
std::string currentBootId();

} // namespace stagewright::exec
