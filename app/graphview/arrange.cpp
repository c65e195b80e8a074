#include "app/graphview/arrange.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace stagewright::app {

namespace {

using Box = std::pair<NodeKey, QRectF>;

QPointF inLine(const QRectF &box, const QRectF &whole, Arrangement arrangement)
{
    switch (arrangement) {
    case Arrangement::Left:
        return {whole.left(), box.top()};
    case Arrangement::Right:
        return {whole.right() - box.width(), box.top()};
    case Arrangement::Top:
        return {box.left(), whole.top()};
    case Arrangement::Bottom:
        return {box.left(), whole.bottom() - box.height()};
    case Arrangement::Columns:
    case Arrangement::Rows:
        return box.topLeft();
    }
    return box.topLeft();
}

double startOf(const QRectF &box, bool isColumns)
{
    return isColumns ? box.left() : box.top();
}

double lengthOf(const QRectF &box, bool isColumns)
{
    return isColumns ? box.width() : box.height();
}

NodePositions distributed(const std::map<NodeKey, QRectF> &nodes, bool isColumns)
{
    std::vector<Box> boxes(nodes.begin(), nodes.end());
    std::ranges::stable_sort(
        boxes, {}, [isColumns](const Box &box) { return startOf(box.second, isColumns); });
    double used = 0;
    for (const Box &box : boxes)
        used += lengthOf(box.second, isColumns);
    const QRectF &last = boxes.back().second;
    const double begin = startOf(boxes.front().second, isColumns);
    const double whole = startOf(last, isColumns) + lengthOf(last, isColumns) - begin;
    const double gap = std::max((whole - used) / double(boxes.size() - 1), 16.0);
    NodePositions places;
    double next = begin;
    for (const auto &[node, box] : boxes) {
        places[node] = isColumns ? QPointF(next, box.top()) : QPointF(box.left(), next);
        next += lengthOf(box, isColumns) + gap;
    }
    return places;
}

std::array<double, 3> marks(const QRectF &box, bool isX)
{
    return isX ? std::array{box.left(), box.center().x(), box.right()}
               : std::array{box.top(), box.center().y(), box.bottom()};
}

/// The shortest shift that brings a mark of `box` in line with a mark of another box.
std::optional<double> shortestShift(const QRectF &box, const std::vector<QRectF> &others,
                                    double reach, bool isX)
{
    std::optional<double> best;
    for (const QRectF &other : others)
        for (const double to : marks(other, isX))
            for (const double from : marks(box, isX))
                if (std::abs(to - from) <= reach &&
                    (!best || std::abs(to - from) < std::abs(*best)))
                    best = to - from;
    return best;
}

void addGuides(Alignment &result, const QRectF &box, const std::vector<QRectF> &others, bool isX)
{
    constexpr double kSame = 0.01;
    for (const double at : marks(box, isX)) {
        QRectF joined;
        for (const QRectF &other : others)
            for (const double mark : marks(other, isX))
                if (std::abs(mark - at) < kSame)
                    joined = joined.united(other).united(box);
        if (!joined.isEmpty())
            result.guides.push_back(isX ? QLineF(at, joined.top(), at, joined.bottom())
                                        : QLineF(joined.left(), at, joined.right(), at));
    }
}

} // namespace

NodePositions arranged(const std::map<NodeKey, QRectF> &nodes, Arrangement arrangement)
{
    const bool isDistribution =
        arrangement == Arrangement::Columns || arrangement == Arrangement::Rows;
    if (nodes.size() < (isDistribution ? 3U : 2U))
        return {};
    if (isDistribution)
        return distributed(nodes, arrangement == Arrangement::Columns);
    QRectF whole;
    for (const auto &entry : nodes)
        whole = whole.united(entry.second);
    NodePositions places;
    for (const auto &[node, box] : nodes)
        places[node] = inLine(box, whole, arrangement);
    return places;
}

Alignment alignmentOf(const QRectF &box, const std::vector<QRectF> &others, double reach)
{
    Alignment result;
    const auto x = shortestShift(box, others, reach, true);
    const auto y = shortestShift(box, others, reach, false);
    result.shift = {x.value_or(0), y.value_or(0)};
    const QRectF moved = box.translated(result.shift);
    if (x)
        addGuides(result, moved, others, true);
    if (y)
        addGuides(result, moved, others, false);
    return result;
}

} // namespace stagewright::app
