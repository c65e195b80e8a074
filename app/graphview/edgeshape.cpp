#include "app/graphview/edgeshape.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kTouchWidth = 12;
constexpr double kPiece = 400;
constexpr double kFork = 30; ///< before its first row a bundle divides

QPointF toPoint(const layout::Point &point)
{
    return {point.x, point.y};
}

struct Curve
{
    QPointF from;
    QPointF control1;
    QPointF control2;
    QPointF to;
};

double lengthOf(const QPointF &way)
{
    return std::hypot(way.x(), way.y());
}

/// Between chord and polygon of the control points.
double lengthOf(const Curve &curve)
{
    const double polygon = lengthOf(curve.control1 - curve.from) +
                           lengthOf(curve.control2 - curve.control1) +
                           lengthOf(curve.to - curve.control2);
    return (lengthOf(curve.to - curve.from) + polygon) / 2;
}

void addPieces(EdgeShape &shape, const Curve &curve)
{
    if (lengthOf(curve) > kPiece) {
        const QPointF a = (curve.from + curve.control1) / 2;
        const QPointF b = (curve.control1 + curve.control2) / 2;
        const QPointF c = (curve.control2 + curve.to) / 2;
        const QPointF ab = (a + b) / 2;
        const QPointF bc = (b + c) / 2;
        const QPointF middle = (ab + bc) / 2;
        addPieces(shape, {curve.from, a, ab, middle});
        addPieces(shape, {middle, bc, c, curve.to});
        return;
    }
    EdgePiece piece;
    piece.path.moveTo(curve.from);
    piece.path.cubicTo(curve.control1, curve.control2, curve.to);
    piece.bounds = piece.path.controlPointRect();
    if (!shape.pieces.empty())
        piece.start = shape.pieces.back().start + shape.pieces.back().path.length();
    shape.pieces.push_back(std::move(piece));
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
        addPieces(shape, {toPoint(cubic.from), toPoint(cubic.control1), toPoint(cubic.control2),
                          toPoint(cubic.to)});
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
        const Curve branch{fork, {fork.x() + kFork / 2, fork.y()}, {fork.x(), end.y()}, end};
        shape.line.cubicTo(branch.control1, branch.control2, branch.to);
        addPieces(shape, branch);
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
