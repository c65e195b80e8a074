/// Second phase: the order inside the layers.
#pragma once

#include "core/language/layout/layergraph.h"

#include <stop_token>

namespace stagewright::layout {

/// Crossings between all neighbouring layers; ends at different ports of one node count as
/// different places.
std::size_t countCrossings(const LayerGraph &graph);

/// Weighted medians and exchanges of neighbours; keeps the best order seen, the text's own order
/// among equals.
void orderLayers(LayerGraph &graph, std::stop_token stop);

} // namespace stagewright::layout
