#include "core/build/exec/snapshotter.h"

#include "core/base/support/strings.h"

namespace stagewright::exec {

SnapshotId SnapshotId::child(const oci::Digest &diffId) const
{
    if (isScratch())
        return {diffId};
    return {oci::digestOf(concat(chain.toString(), " ", diffId.toString()))};
}

} // namespace stagewright::exec
