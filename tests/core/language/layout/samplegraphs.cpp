#include "tests/core/language/layout/samplegraphs.h"

#include <algorithm>

namespace stagewright::tests {

using namespace layout;

namespace {

double turn(const Point &a, const Point &b, const Point &c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(const Point &a, const Point &b, const Point &c, const Point &d)
{
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x))
        return false;
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

std::size_t crossingsOf(const std::vector<Point> &one, const std::vector<Point> &other)
{
    std::size_t count = 0;
    for (std::size_t i = 1; i < one.size(); ++i)
        for (std::size_t k = 1; k < other.size(); ++k)
            count += cross(one[i - 1], one[i], other[k - 1], other[k]);
    return count;
}

} // namespace

LayoutNode stageNode(std::uint32_t rows)
{
    return {304, 66.0 + 22.0 * rows};
}

LayoutNode imageNode()
{
    return {144, 44};
}

LayoutEdge baseEdge(std::size_t source, std::size_t target)
{
    return {source, target, 4, 20, 20, false};
}

LayoutEdge copyEdge(std::size_t source, std::size_t target, std::uint32_t row)
{
    return {source, target, 1, 20, 49.0 + 22.0 * row, false};
}

LayoutGraph dockerLikeGraph(std::size_t nodes, std::uint32_t seed)
{
    Dice dice(seed);
    LayoutGraph graph;
    for (std::size_t i = 0; i < nodes; ++i) {
        const bool isImage = i == 0 || dice.below(6) == 0;
        const std::uint32_t rows = 1 + dice.below(9);
        graph.nodes.push_back(isImage ? imageNode() : stageNode(rows));
        if (isImage)
            continue;
        const auto behind = std::min<std::uint32_t>(10, std::uint32_t(i));
        graph.edges.push_back(baseEdge(i - 1 - dice.below(behind), i));
        for (std::uint32_t row = 0; row < rows; ++row)
            if (dice.below(6) == 0)
                graph.edges.push_back(copyEdge(dice.below(std::uint32_t(i)), i, row));
    }
    return graph;
}

LayoutGraph without(const LayoutGraph &graph, std::size_t node)
{
    LayoutGraph result = graph;
    result.nodes.erase(result.nodes.begin() + std::ptrdiff_t(node));
    std::erase_if(result.edges,
                  [node](const auto &edge) { return edge.source == node || edge.target == node; });
    for (LayoutEdge &edge : result.edges) {
        edge.source -= edge.source > node;
        edge.target -= edge.target > node;
    }
    return result;
}

std::size_t drawnCrossings(const std::vector<std::vector<Point>> &lines)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t k = i + 1; k < lines.size(); ++k)
            count += crossingsOf(lines[i], lines[k]);
    return count;
}

} // namespace stagewright::tests
