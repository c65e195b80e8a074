/// What stages read besides stages and images: the build context and caches.
#pragma once

#include "app/graphview/contentbuilder.h"

namespace stagewright::app {

/// Adds a node for the build context and one for each cache id, each only where a stage uses it,
/// and the edges from them. Pure.
void addUses(GraphContent &content, const GraphInput &input);

} // namespace stagewright::app
