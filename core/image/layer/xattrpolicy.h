/// Which extended attributes cross between a layer and a tree. Internal to image/layer.
#pragma once

#include "core/base/sys/filestat.h"

namespace stagewright::layer {

/// Of those that a foreign layer brings: never overlayfs' own marks, which would open the trees
/// below to it.
sys::Xattrs xattrsToApply(const sys::Xattrs &fromLayer);

/// Of those that a tree has: file capabilities and user attributes.
sys::Xattrs xattrsToStore(const sys::Xattrs &fromTree);

} // namespace stagewright::layer
