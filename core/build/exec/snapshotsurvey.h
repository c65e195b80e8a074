/// What lies in `snap/`, `active/` and `trash/` of a store, looked at without a jail.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/snapshotter.h"

#include <string>
#include <vector>

namespace stagewright::exec {

/// A folder in `active/`.
struct ActiveWork
{
    std::string path; ///< relative to the store
    bool isAlive;     ///< its owner runs
};

struct SnapshotSurvey
{
    struct Doubtful
    {
        std::string path; ///< relative to the store
        bool isDamage;    ///< else a reboot or a killed removal explains it
        std::string text; ///< sentence for people
    };

    std::vector<SnapshotId> sound;      ///< sorted
    std::vector<Doubtful> doubtful;     ///< the next start drops them
    std::vector<std::string> strangers; ///< in `snap/`, but none of ours
    std::vector<ActiveWork> work;
    std::vector<std::string> trash; ///< on its way out when its remover died
};

/// Changes nothing. Safe beside running builders; errors: those of the system.
Result<SnapshotSurvey> surveySnapshots(const std::string &store);

/// The index of the snapshot's topmost layer, as the jail wrote it. Errors: NotFound, Corrupt.
Result<layer::LayerIndex> readLayerIndex(const std::string &store, const SnapshotId &id);

} // namespace stagewright::exec
