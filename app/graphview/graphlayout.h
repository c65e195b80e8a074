/// From content to places: core's layered layout plus where the user put nodes himself.
#pragma once

#include "app/graphview/stagegeometry.h"
#include "core/language/layout/layout.h"

#include <map>
#include <vector>

namespace stagewright::app {

using Extents = std::map<StageId, StageExtent>; ///< stages without an entry are Capped

/// What the layout depends on; equal requests have equal results.
struct LayoutRequest
{
    layout::LayoutGraph graph;
    std::vector<NodeKey> nodes; ///< by index in graph.nodes
    layout::LayoutOptions options;
};

/// Every place is the top left corner of a node.
struct PlacedGraph
{
    std::map<NodeKey, QPointF> places;
    std::vector<std::vector<QPointF>> routes; ///< by index in GraphContent::edges; none: direct
    std::vector<std::optional<layout::LabelPlace>> labels; ///< nothing: none yet
};

StageExtent extentOf(const Extents &extents, StageId stage);
QSizeF nodeSize(const GraphContent &content, const Extents &extents, const NodeKey &node);

/// In a crowd labels come only when asked for.
bool showsLabels(const GraphContent &content);

/// Nodes in text order, images just before their first user.
LayoutRequest makeLayoutRequest(const GraphContent &content, const Extents &extents);

/// True where both have the same nodes, sizes and edges.
bool sameStructure(const LayoutRequest &left, const LayoutRequest &right);

/// The automatic places, with the pinned nodes where the user put them; an automatic node that
/// would lie on a pinned one moves down to the next free place. Edges of moved nodes have no
/// route.
PlacedGraph placeGraph(const LayoutRequest &request, const layout::LayoutResult &result,
                       const NodePositions &pinned);

} // namespace stagewright::app
