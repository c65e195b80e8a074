#include "core/build/exec/unpackoperation.h"

#include "core/base/sys/failpoint.h"
#include "core/build/exec/worktree.h"
#include "core/image/layer/applier.h"
#include "core/image/layer/layerstream.h"

namespace stagewright::exec {

namespace {

using layer::TreeForm;

const sys::Failpoint kInUnpack("exec.unpack");

} // namespace

Result<UnpackReply> unpackLayer(const SnapshotFiles &files, const UnpackCall &call, int blob)
{
    STAGEWRIGHT_TRY_ASSIGN(const TreeForm form, formInForce(files));
    STAGEWRIGHT_TRY_ASSIGN(const ActiveFolder active, ActiveFolder::create(files.store()));
    STAGEWRIGHT_TRY(files.store().makeDirectory(active.child("upper"), 0755));
    STAGEWRIGHT_TRY_ASSIGN(const auto target, files.store().subRoot(active.child("upper")));
    std::optional<TreeView> below;
    if (!call.parent.isScratch()) {
        STAGEWRIGHT_TRY_ASSIGN(below, TreeView::open(files, call.parent, "/mnt/below"));
        STAGEWRIGHT_TRY(inheritRoot(target, below->root));
        if (form == TreeForm::Plain)
            STAGEWRIGHT_TRY(copyTree(below->root, target));
    }
    STAGEWRIGHT_TRY(kInUnpack.hit());
    const bool overlaid = below && form == TreeForm::Overlay;
    layer::Applier applier(target, overlaid ? &below->root : nullptr, form);
    const layer::LayerLimits limits;
    STAGEWRIGHT_TRY_ASSIGN(const auto stream, layer::LayerStream::open(blob, limits.bytes));
    STAGEWRIGHT_TRY_ASSIGN(const auto read,
                           layer::readLayer(*stream, &applier, {limits, {}, call.diffId}));
    const SnapshotMeta meta{call.parent, form, currentBootId()};
    const SnapshotId id = call.parent.child(read.index.facts.diffId);
    STAGEWRIGHT_TRY(files.commit(active.path(), "upper", id, meta, read.index));
    return UnpackReply{read.index.facts, read.applied.skippedDevices};
}

} // namespace stagewright::exec
