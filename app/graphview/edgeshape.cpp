#include "app/graphview/edgeshape.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kTouchWidth = 12;
constexpr double kFork = 30; ///< before its first row a bundle divides

QPointF toPoint(const layout::Point &point)
{
    return {point.x, point.y};
}

EdgeShape shapeOf(std::vector<layout::Cubic> curve, QPointF tip)
{
    EdgeShape shape;
    shape.tip = tip;
    shape.line.moveTo(toPoint(curve.front().from));
    shape.corners << toPoint(curve.front().from);
    for (const layout::Cubic &cubic : curve) {
        shape.line.cubicTo(toPoint(cubic.control1), toPoint(cubic.control2), toPoint(cubic.to));
        shape.corners << toPoint(cubic.to);
    }
    QPainterPathStroker stroker;
    stroker.setWidth(kTouchWidth);
    QPainterPath whole = shape.line;
    whole.lineTo(tip);
    shape.touch = stroker.createStroke(whole);
    shape.curve = std::move(curve);
    return shape;
}

} // namespace

double arrowLength(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Base:
        return 11;
    case EdgeKind::CopyFrom:
    case EdgeKind::Context:
        return 2;
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
    case EdgeKind::Cache:
        return 12;
    }
    return 0;
}

EdgeShape shapeAlong(const std::vector<QPointF> &route, EdgeKind kind)
{
    std::vector<layout::Point> points;
    for (const QPointF &point : route)
        points.push_back({point.x(), point.y()});
    points.back().x -= arrowLength(kind);
    return shapeOf(layout::curveOf(points), route.back());
}

void addBranches(EdgeShape &shape, const std::vector<QPointF> &tips, EdgeKind kind)
{
    const QPointF fork = shape.tip - QPointF(kFork, 0);
    for (const QPointF &tip : tips) {
        if (tip == shape.tip)
            continue;
        const QPointF end = tip - QPointF(arrowLength(kind), 0);
        shape.line.moveTo(fork);
        shape.line.cubicTo(QPointF(fork.x() + kFork / 2, fork.y()), QPointF(fork.x(), end.y()),
                           end);
        shape.branches.push_back(tip);
    }
}

EdgeShape shapeBetween(QPointF start, QPointF tip, EdgeKind kind)
{
    const QPointF end = tip - QPointF(arrowLength(kind), 0);
    const double dx = end.x() - start.x();
    const double dy = std::abs(end.y() - start.y());
    const double reach =
        dx > 0 ? std::max(dx * 0.5, std::min(60.0, dy / 2)) : std::clamp(60 - dx / 2, 60.0, 240.0);
    const layout::Cubic cubic{{start.x(), start.y()},
                              {start.x() + reach, start.y()},
                              {end.x() - reach, end.y()},
                              {end.x(), end.y()}};
    return shapeOf({cubic}, tip);
}

} // namespace stagewright::app
