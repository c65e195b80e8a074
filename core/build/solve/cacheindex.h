/// Which steps were run before, and what they made.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/snapshotter.h"
#include "core/image/oci/timestamp.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::solve {

/// What a step made: everything that the image needs to know of it.
struct StepOutcome
{
    exec::SnapshotId snapshot; ///< the tree after the step
    layer::LayerFacts layer;
    oci::Timestamp created; ///< when it ran; goes into the history, so that hits change no image
    std::string log;        ///< of that run (StepLogs); empty where it wrote nothing

    bool operator==(const StepOutcome &) const = default;
};

/// A row as it lies in the file.
struct CachedStep
{
    StepOutcome outcome;
    bool isDurable = false; ///< else a reboot drops it
};

/// Every row, the file left as it is. Errors: Corrupt, with what SQLite finds wrong; Io.
Result<std::vector<CachedStep>> readCachedSteps(const std::string &path);

/// Rows key → outcome in SQLite. Survives restarts and kill -9; rows that were not made durable
/// are dropped after a reboot. Several processes may use one file. One thread at a time.
class CacheIndex
{
public:
    /// A damaged file is put aside as `PATH.bak` and an empty one begun: the cache is lost, nothing
    /// else. `afterReboot`: the machine was started anew since the file was last used.
    static Result<CacheIndex> open(const std::string &path, bool afterReboot);
    CacheIndex(CacheIndex &&) noexcept;
    CacheIndex &operator=(CacheIndex &&) noexcept;
    ~CacheIndex();

    Result<std::optional<StepOutcome>> find(const oci::Digest &key);
    /// Replaces.
    Result<void> put(const oci::Digest &key, const StepOutcome &outcome);
    /// Marks the rows that this object put as safe; call it after snapshots and blobs were synced.
    Result<void> markDurable();

private:
    struct State;
    explicit CacheIndex(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace stagewright::solve
