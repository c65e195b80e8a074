/// Trees that chains of layers make, kept in the store. Seam of the solver.
#pragma once

#include "core/base/support/result.h"
#include "core/image/layer/layerindex.h"
#include "core/image/oci/digest.h"

#include <compare>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace stagewright::exec {

/// Names a tree: the chain ID of its layers' diff IDs (image-spec config.md, "Layer ChainID").
/// Null is scratch, the empty tree. Kept as `snap/<hex of the chain ID>/` in the store.
struct SnapshotId
{
    oci::Digest chain;

    bool isScratch() const { return chain.isNull(); }
    /// The tree that one more layer on top makes.
    SnapshotId child(const oci::Digest &diffId) const;

    auto operator<=>(const SnapshotId &) const = default;
};

struct UnpackRequest
{
    SnapshotId parent;
    int blob = -1;         ///< readable, at offset 0; stays the caller's
    std::string mediaType; ///< the bytes decide on the compression; a mere claim
    oci::Digest diffId;    ///< what the uncompressed bytes must hash to
};

struct Unpacked
{
    SnapshotId id;
    layer::LayerFacts facts;
    /// Device nodes that were left out, because a user namespace cannot make them.
    std::vector<std::string> skippedDevices;
};

/// Any thread; calls run side by side. Every call works inside the jail and leaves nothing but
/// whole snapshots: a killed one leaves a folder in `active/` that the next start sweeps.
class Snapshotter
{
public:
    virtual ~Snapshotter() = default;

    /// True for scratch too.
    virtual Result<bool> has(const SnapshotId &id) = 0;

    /// Adds one layer on top of `parent`, which must be there (NotFound). Where the result is
    /// there already nothing is done. Corrupt where the bytes are no layer or do not hash to
    /// `diffId`, and nothing is kept then; Cancelled after a stop request.
    virtual Result<Unpacked> unpack(const UnpackRequest &request, std::stop_token stop) = 0;

    /// Facts and index of the snapshot's topmost layer.
    virtual Result<layer::LayerFacts> facts(const SnapshotId &id) = 0;
    virtual Result<layer::LayerIndex> index(const SnapshotId &id) = 0;

    /// Reads a layer that need not be unpacked: entries and numbers. The bytes are checked
    /// against `diffId` unless it is null.
    virtual Result<layer::LayerIndex> indexBlob(int blob, const oci::Digest &diffId,
                                                std::stop_token stop) = 0;

    virtual Result<std::vector<SnapshotId>> list() = 0;
    /// Also snapshots whose files belong to sub-ids. Ids that are not there are passed over;
    /// the caller sees to it that no kept snapshot has one of them below it.
    virtual Result<void> remove(std::span<const SnapshotId> ids) = 0;
    /// One syncfs; snapshots made before survive a power cut from then on. Those that were
    /// never made durable are dropped at the first start after a reboot.
    virtual Result<void> makeDurable() = 0;
};

} // namespace stagewright::exec
