/// Layered layout of a stage graph, left to right. Knows rectangles and edges, not Dockerfiles.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

namespace stagewright::layout {

struct Point
{
    double x = 0;
    double y = 0;

    bool operator==(const Point &) const = default;
};

struct Size
{
    double width = 0;
    double height = 0;

    bool isEmpty() const { return width <= 0 || height <= 0; }
    bool operator==(const Size &) const = default;
};

/// A node; its index in LayoutGraph::nodes is its place in the text.
using LayoutNode = Size;

struct LayoutEdge
{
    std::size_t source = 0;
    std::size_t target = 0;
    double weight = 1;     ///< how much it wants to be straight: FROM 4, COPY 1, mount 0.5
    double sourcePort = 0; ///< y below the top of the source node where the edge leaves
    double targetPort = 0; ///< y below the top of the target node where the edge ends
    bool isLoose = false;  ///< a faulty edge: it has no say in where its nodes stand
    /// Of its label; empty: none. A label makes room for itself: the target wants to stand lower
    /// than level, and the gap in front of it gets wider where that is not enough.
    Size label = {};

    bool operator==(const LayoutEdge &) const = default;
};

struct LayoutGraph
{
    std::vector<LayoutNode> nodes;
    /// Cycles and self-loops are allowed: what closes a cycle (an edge from a later node to an
    /// earlier one where there is a choice) counts as loose and runs around its ends.
    std::vector<LayoutEdge> edges;
};

struct LayoutOptions
{
    double layerGap = 72; ///< between the widest node of a layer and the next layer
    double nodeGap = 28;  ///< between two nodes of a layer
    double step = 104;    ///< down from a port to the top of the node where a labelled edge ends

    bool operator==(const LayoutOptions &) const = default;
};

/// Where a label hangs on its line: on it, or beside it and beginning there.
struct LabelPlace
{
    Point onLine;
    int side = 0; ///< 1: to the right of the line, -1: to the left

    /// Of a label that has the place; a smaller one hangs on the same point of the line.
    Point centre(const Size &size) const;
    bool operator==(const LabelPlace &) const = default;
};

struct LayoutResult
{
    std::vector<Point> positions; ///< top left corner of each node; the smallest x and y are 0
    /// Way of each edge: first and last point are its ports (right side of the source, left side
    /// of the target), the others lie at the borders of the layers that it crosses; no piece
    /// touches a node on the way. curveOf() makes the line.
    std::vector<std::vector<Point>> routes;
    /// Place of each edge's label, clear of nodes and other labels; nothing where there is none
    /// or no place. An edge that goes right lacks a place only where other labels are in its way.
    std::vector<std::optional<LabelPlace>> labels;
    double width = 0;
    double height = 0;
};

/// Deterministic: the same graph gives the same result; starts from text order, so that small
/// edits move little. Where `stop` is requested the result so far is returned, complete in size.
LayoutResult layoutLayered(const LayoutGraph &graph, const LayoutOptions &options = {},
                           std::stop_token stop = {});

/// One cubic Bézier piece.
struct Cubic
{
    Point from;
    Point control1;
    Point control2;
    Point to;
};

/// The line through the points of a route: horizontal tangents, leaving and arriving rightwards;
/// around a turn it swings out by at most `swing`.
std::vector<Cubic> curveOf(const std::vector<Point> &route, double swing = 32);

} // namespace stagewright::layout
