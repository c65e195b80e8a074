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
#include "core/build/exec/snapshotter.h"
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

    /// "snap/<hex>/fs" of the snapshot and all below it, topmost first; only the topmost where
    /// trees are plain; empty for scratch. NotFound where one is missing.
    Result<std::vector<std::string>> treePaths(const SnapshotId &id) const;

    /// Turns `active`/`tree` into the snapshot; where it is there already nothing happens.
    Result<void> commit(const std::string &active, const std::string &tree, const SnapshotId &id,
                        const SnapshotMeta &meta, const layer::LayerIndex &index) const;

    Result<void> remove(const SnapshotId &id) const;
    /// Removes what no living process holds; with `afterStart` also snapshots of an earlier boot
    /// that were never durable, and those whose parent is gone.
    Result<void> sweep(bool afterStart) const;
    Result<void> makeDurable() const;

private:
    Result<void> sweepActive() const;
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
