/// The line of an edge as geometry, worked out once per move and not per frame.
#pragma once

#include "app/graphview/graphcontent.h"
#include "core/language/layout/layout.h"

#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace stagewright::app {

/// A part of a line that is worth to be painted alone: of a long dashed line only what is seen.
struct EdgePiece
{
    QPainterPath path;
    QRectF bounds;
    double start = 0; ///< length of the line before it
};

struct EdgeShape
{
    QPainterPath line;                ///< ends before the arrow
    QPainterPath touch;               ///< wide, for hits
    std::vector<EdgePiece> pieces;    ///< the line again
    QPolygonF corners;                ///< for far away: straight pieces
    QPointF tip;                      ///< where the arrow ends
    std::vector<QPointF> branches;    ///< of a bundle: the other places where it ends
    std::vector<layout::Cubic> curve; ///< the line again, for labels
};

/// Length of the arrow of a kind: the line ends that much before the tip.
double arrowLength(EdgeKind kind);

/// Along a route of the layout (at least two points).
EdgeShape shapeAlong(const std::vector<QPointF> &route, EdgeKind kind);

/// Straight from port to port, for nodes that the user moved.
EdgeShape shapeBetween(QPointF start, QPointF tip, EdgeKind kind);

/// Lets a bundle end at more rows than one.
void addBranches(EdgeShape &shape, const std::vector<QPointF> &tips, EdgeKind kind);

} // namespace stagewright::app
