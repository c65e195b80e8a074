/// The line of an edge as geometry, worked out once per move and not per frame.
#pragma once

#include "core/language/dockerfile/stagegraph.h"
#include "core/language/layout/layout.h"

#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace stagewright::app {

struct EdgeShape
{
    QPainterPath line;                ///< ends before the arrow
    QPainterPath touch;               ///< wide, for hits
    QPolygonF corners;                ///< for far away: straight pieces
    QPointF tip;                      ///< where the arrow ends
    std::vector<layout::Cubic> curve; ///< the line again, for labels
};

/// Length of the arrow of a kind: the line ends that much before the tip.
double arrowLength(dockerfile::EdgeKind kind);

/// Along a route of the layout (at least two points).
EdgeShape shapeAlong(const std::vector<QPointF> &route, dockerfile::EdgeKind kind);

/// Straight from port to port, for nodes that the user moved.
EdgeShape shapeBetween(QPointF start, QPointF tip, dockerfile::EdgeKind kind);

} // namespace stagewright::app
