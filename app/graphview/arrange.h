/// Places of several nodes in relation to each other. Pure.
#pragma once

#include "app/document/nodepositions.h"

#include <QLineF>
#include <QRectF>

#include <map>
#include <vector>

namespace stagewright::app {

enum class Arrangement { Left, Right, Top, Bottom, Columns, Rows };

/// New places of nodes: edges in line with the outermost one, or (Columns, Rows) with equal gaps
/// between the outermost two. Fewer than two nodes stay, fewer than three are not distributed.
NodePositions arranged(const std::map<NodeKey, QRectF> &nodes, Arrangement arrangement);

/// How far a dragged box snaps so that an edge or the middle is in line with another box, and the
/// lines that show it.
struct Alignment
{
    QPointF shift;
    std::vector<QLineF> guides;
};

/// `reach`: the longest shift, in scene units.
Alignment alignmentOf(const QRectF &box, const std::vector<QRectF> &others, double reach);

} // namespace stagewright::app
