/// First phase: which edges make the flow, and the layer of every node.
#pragma once

#include "core/language/layout/layout.h"

#include <vector>

namespace stagewright::layout {

/// Per edge: whether it counts for the layers. The edges that do make no cycle.
std::vector<bool> findFlow(const LayoutGraph &graph);

/// Layer of every node, from 0, with source < target along the flow and the weighted sum of
/// spans as small as possible (network simplex: Gansner et al., "A Technique for Drawing Directed
/// Graphs", 1993). Where `stop` is requested the layers are valid, but longer.
std::vector<int> assignLayers(const LayoutGraph &graph, const std::vector<bool> &isFlow,
                              std::stop_token stop);

} // namespace stagewright::layout
