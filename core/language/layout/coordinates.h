/// Third phase: the heights.
#pragma once

#include "core/language/layout/layergraph.h"

#include <stop_token>

namespace stagewright::layout {

/// Sets `y` of every vertex: links as level as the order and the gaps allow, long edges before
/// all. The smallest y of a node is 0.
void assignHeights(LayerGraph &graph, const LayoutOptions &options, std::stop_token stop);

} // namespace stagewright::layout
