/// Trees as a worker sees them: mounted to be read, or to be changed. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/build/exec/snapshotfiles.h"
#include "core/image/layer/layerentry.h"
#include "core/image/layer/layerwriter.h"

#include <optional>
#include <string>
#include <vector>

namespace stagewright::exec {

/// A snapshot to be read, mounted at `mountPoint` (made) where it has several layers. The mount
/// lives as long as the worker's namespace.
struct TreeView
{
    std::string path; ///< absolute
    sys::SafeRoot root;

    static Result<TreeView> open(const SnapshotFiles &files, const SnapshotId &id,
                                 const std::string &mountPoint);
};

/// A snapshot's tree to be changed, and what becomes of it.
class WorkTree
{
public:
    static Result<WorkTree> open(const SnapshotFiles &files, const SnapshotId &base);

    /// The whole tree, writable.
    const sys::SafeRoot &root() const { return m_root; }
    const std::string &path() const { return m_path; }
    /// For what must vanish with the step: "active/<random>" in the store.
    const ActiveFolder &active() const { return m_active; }

    /// Ends the changing: unmounts, writes the layer to `sink`, makes the snapshot. Call once.
    Result<std::pair<SnapshotId, layer::LayerFacts>>
    commit(const layer::ByteSink &sink, std::optional<std::int64_t> clampSeconds);

private:
    WorkTree(const SnapshotFiles &files, SnapshotId base, layer::TreeForm form, ActiveFolder active,
             std::string path, sys::SafeRoot root, bool mounted)
        : m_files(&files)
        , m_base(std::move(base))
        , m_form(form)
        , m_active(std::move(active))
        , m_path(std::move(path))
        , m_root(std::move(root))
        , m_mounted(mounted)
    {}

    const SnapshotFiles *m_files;
    SnapshotId m_base;
    layer::TreeForm m_form;
    ActiveFolder m_active;
    std::string m_path;
    sys::SafeRoot m_root;
    bool m_mounted;
};

/// The form in force; Internal before the jail has found out.
Result<layer::TreeForm> formInForce(const SnapshotFiles &files);

/// Gives the root directory of a fresh tree what that of the older one has.
Result<void> inheritRoot(const sys::SafeRoot &fresh, const sys::SafeRoot &older);

/// Every entry of `from` with all that it has, hard links kept. `to` is empty.
Result<void> copyTree(const sys::SafeRoot &from, const sys::SafeRoot &to);

} // namespace stagewright::exec
