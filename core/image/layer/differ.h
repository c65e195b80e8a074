/// What changed between two trees, as the entries of a layer.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/image/layer/layerentry.h"

#include <vector>

namespace stagewright::layer {

/// Both functions give the same list for the same change: parents first, siblings bytewise,
/// whiteouts before the other entries of their directory, the directories that lead to a change
/// included (as Docker's layers have them), the root itself never. Not in it: sockets, files and
/// directories that only look changed (copied up: same kind, mode, owner, xattrs, and for
/// non-directories size, time and link text; where a time has no fraction of a second the bytes are
/// compared). Hard links among the changed files stay links. A removed tree is one whiteout.
/// InvalidArgument for a file whose name starts with ".wh.", which no layer can hold.

/// `upper`: the upper directory of an overlay with `userxattr`, not mounted; `below`: the
/// (mounted) tree of its lowers, or null for scratch.
Result<std::vector<LayerEntry>> diffUpper(const sys::SafeRoot &upper, const sys::SafeRoot *below);

/// Compares two whole trees.
Result<std::vector<LayerEntry>> diffTrees(const sys::SafeRoot *before, const sys::SafeRoot &after);

} // namespace stagewright::layer
