/// Makes the tree that a layer describes.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/image/layer/layerentry.h"
#include "core/image/layer/layerindex.h"
#include "core/image/layer/layerreader.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace stagewright::layer {

enum class TreeForm {
    /// The tree holds all files: a whiteout removes what it names.
    Plain,
    /// The tree is one lower directory of an overlay mounted with `userxattr`: deletions are
    /// character devices 0:0, replaced directories carry `user.overlay.opaque`.
    Overlay,
};

/// What a finished Applier says.
struct Applied
{
    std::vector<std::string> skippedDevices; ///< nodes that a user namespace cannot make
    std::vector<std::string> skippedXattrs;  ///< "path: name" that the file system refused
};

/// Applies the entries of one layer in their order (image-spec layer.md, "Applying Changesets");
/// whiteouts concern the layers below only, wherever in the tar they stand. Directories get
/// their attributes at the end. Not thread-safe; wants umask 0.
class Applier
{
public:
    /// `target`: where files are made; `below`: the tree of the layers below, read-only, from
    /// which missing parents inherit and hard links to older files are resolved; nothing for
    /// the first layer and for Plain, where `target` already holds the older files.
    Applier(const sys::SafeRoot &target, const sys::SafeRoot *below, TreeForm form);

    using Content = std::function<Result<void>(
        const std::function<Result<void>(std::uint64_t, std::string_view)> &)>;

    /// Corrupt for a link to nothing; InvalidArgument for ids that cannot be mapped.
    Result<void> apply(const LayerEntry &entry, const Content &content);
    Result<Applied> finish();

private:
    Result<void> makeRoom(const LayerEntry &entry);
    Result<void> makeParents(const std::string &path);
    Result<void> inherit(const std::string &path);
    Result<void> make(const LayerEntry &entry, const Content &content);
    Result<void> makeFile(const LayerEntry &entry, const Content &content);
    Result<void> makeDirectory(const LayerEntry &entry);
    Result<void> makeHardLink(const LayerEntry &entry);
    Result<void> makeDevice(const LayerEntry &entry);
    Result<void> copyUp(const std::string &path);
    Result<void> setAttributes(const LayerEntry &entry);
    Result<void> applyTolerantly(const std::string &path, sys::Attributes attributes);

    Result<void> whiteOut(const std::string &path);
    Result<void> makeOpaque(const std::string &path);
    Result<void> removeOlder(const std::string &path, bool itself);
    Result<bool> parentIsDirectory(const std::string &path) const;
    bool belowOpaque(const std::string &path) const;
    Result<void> finishWhiteouts();
    Result<void> finishOverlayWhiteout(const std::string &path);
    Result<void> finishOpaque(const std::string &path);
    Result<void> hideWholeTree();

    const sys::SafeRoot &m_target;
    const sys::SafeRoot *m_below;
    TreeForm m_form;
    std::set<std::string> m_made; ///< clean paths of this layer, with their parents
    std::set<std::string> m_whiteouts;
    std::set<std::string> m_opaque;
    std::map<std::string, sys::Attributes> m_directories;
    Applied m_applied;
};

struct ApplyOptions
{
    LayerLimits limits;
    std::stop_token stop;
    /// Null: not checked. Else Corrupt where the uncompressed bytes hash to something else.
    oci::Digest expectedDiffId;
};

struct AppliedLayer
{
    LayerIndex index;
    Applied applied;
};

/// Reads a whole layer from `stream`, applies it where there is an applier, and lists it.
Result<AppliedLayer> readLayer(LayerStream &stream, Applier *applier, const ApplyOptions &options);

} // namespace stagewright::layer
