#include "app/graphview/navigation.h"

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kAsideCost = 2.5;

/// Way ahead and aside from one place to another.
struct Way
{
    double ahead = 0;
    double aside = 0;
};

Way wayTo(const QRectF &from, const QRectF &to, Direction direction)
{
    const QPointF delta = to.center() - from.center();
    switch (direction) {
    case Direction::Left:
        return {-delta.x(), std::abs(delta.y())};
    case Direction::Right:
        return {delta.x(), std::abs(delta.y())};
    case Direction::Up:
        return {-delta.y(), std::abs(delta.x())};
    case Direction::Down:
        return {delta.y(), std::abs(delta.x())};
    }
    return {};
}

} // namespace

std::optional<NodeKey> nearestNode(const std::map<NodeKey, QRectF> &nodes, const NodeKey &from,
                                   Direction direction)
{
    const auto start = nodes.find(from);
    if (start == nodes.end())
        return std::nullopt;
    std::optional<NodeKey> best;
    double bestCost = 0;
    for (const auto &[node, rect] : nodes) {
        const Way way = wayTo(start->second, rect, direction);
        if (node == from || way.ahead < 1)
            continue;
        const double cost = way.ahead + kAsideCost * way.aside;
        if (!best || cost < bestCost) {
            best = node;
            bestCost = cost;
        }
    }
    return best;
}

std::optional<std::size_t> neighbourRow(const GraphStage &stage,
                                        std::optional<std::size_t> instruction, int step)
{
    const auto &rows = stage.rows;
    if (rows.empty())
        return std::nullopt;
    const auto found = std::find_if(rows.begin(), rows.end(), [&instruction](const auto &row) {
        return instruction && row.instruction == *instruction;
    });
    if (found == rows.end())
        return step > 0 ? rows.front().instruction : rows.back().instruction;
    const auto index = std::clamp<std::ptrdiff_t>(found - rows.begin() + step, 0,
                                                  static_cast<std::ptrdiff_t>(rows.size()) - 1);
    return rows[static_cast<std::size_t>(index)].instruction;
}

std::optional<NodeKey> upstream(const GraphContent &content, const NodeKey &node)
{
    for (const GraphEdge &edge : content.edges)
        if (nodeOf(edge.key.target) == node)
            return edge.source;
    return std::nullopt;
}

std::optional<NodeKey> downstream(const GraphContent &content, const NodeKey &node)
{
    for (const GraphEdge &edge : content.edges)
        if (edge.source == node)
            return nodeOf(edge.key.target);
    return std::nullopt;
}

} // namespace stagewright::app
