/// The graph cut into layers: every link joins two neighbouring layers.
#pragma once

#include "core/language/layout/layout.h"

#include <cstddef>
#include <vector>

namespace stagewright::layout {

/// A node, or the place where a long edge passes a layer.
struct Vertex
{
    double height = 0;
    bool isDummy = false;
    std::size_t layer = 0;
    std::size_t textOrder = 0; ///< of the node, or of the node where the edge ends
    std::size_t place = 0;     ///< in its layer, from the top
    double y = 0;              ///< top
    std::vector<std::size_t> in;
    std::vector<std::size_t> out; ///< indices of links
};

struct Link
{
    std::size_t from = 0; ///< vertex in layer n
    std::size_t to = 0;   ///< vertex in layer n + 1
    double weight = 1;
    double fromPort = 0;
    double toPort = 0;
    double fall = 0; ///< how far below level its end wants to be
};

struct LayerGraph
{
    std::vector<Vertex> vertices; ///< first the nodes, by their index
    std::vector<Link> links;
    std::vector<std::vector<std::size_t>> layers; ///< vertices from top to bottom
    /// Dummies of each edge from source to target. An edge that does not go right (source not
    /// left of target) has one in the layers of both its ends too.
    std::vector<std::vector<std::size_t>> chains;

    /// Sets `place` of every vertex from `layers`.
    void updatePlaces();
    /// Where a link ends, for comparing two of them: place of the vertex, then port.
    double fromKey(const Link &link) const;
    double toKey(const Link &link) const;
};

/// `layers`: of each node. The order inside a layer is text order. `step`: LayoutOptions::step.
LayerGraph makeLayerGraph(const LayoutGraph &graph, const std::vector<int> &layers, double step);

/// Whether the edge leaves to the right and arrives from the left without a turn.
bool goesRight(const LayoutEdge &edge, const std::vector<int> &layers);

} // namespace stagewright::layout
