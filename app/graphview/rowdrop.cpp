#include "app/graphview/rowdrop.h"

#include "app/graphview/graphscene.h"
#include "app/graphview/stageitem.h"

#include <QPainter>

#include <algorithm>

namespace stagewright::app {

namespace {

/// The place behind all instructions of a stage.
std::size_t endOf(const GraphStage &stage)
{
    std::size_t end = 1;
    for (const GraphRow &row : stage.rows)
        end = std::max(end, row.instruction + 1);
    for (const std::size_t instruction : stage.metadataInstructions)
        end = std::max(end, instruction + 1);
    return end;
}

/// Behind the last row, and before what says how the image runs (CMD and the like).
std::size_t behindRows(const GraphStage &stage)
{
    return stage.rows.empty() ? endOf(stage) : stage.rows.back().instruction + 1;
}

void placeBetweenRows(RowDrop &drop, const StageItem &item, QPointF local)
{
    const GraphStage &stage = item.stage();
    const StageGeometry &geometry = item.geometry();
    std::size_t index = 0;
    while (index < geometry.visibleRows() && geometry.row(index).center().y() < local.y())
        ++index;
    const bool isLast =
        index >= stage.rows.size() || (index == geometry.visibleRows() && geometry.moreRow() &&
                                       local.y() > geometry.moreRow()->center().y());
    const bool hasRows = geometry.visibleRows() > 0;
    const double top = !hasRows                         ? geometry.header().bottom()
                       : index < geometry.visibleRows() ? geometry.row(index).top()
                                                        : geometry.row(index - 1).bottom();
    drop.before = RowPlace{stage.id, isLast ? behindRows(stage) : stage.rows[index].instruction};
    drop.line =
        QLineF(item.pos() + QPointF(6, top), item.pos() + QPointF(StageGeometry::kWidth - 6, top));
}

} // namespace

RowDrop rowDropAt(const GraphScene &scene, QPointF point, bool usesRows)
{
    RowDrop drop;
    const GraphHit hit = scene.hitAt(point);
    if (hit.edge && hit.edge->kind == EdgeKind::Base) {
        drop.edge = hit.edge;
        return drop;
    }
    const StageItem *item = scene.stageItem(hit.node.stage);
    if (!item || item->stage().isGhost)
        return drop;
    drop.stage = item->stage().id;
    if (usesRows)
        placeBetweenRows(drop, *item, point - item->pos());
    return drop;
}

void paintRowDrop(QPainter &painter, const GraphScene &scene, const RowDrop &drop)
{
    const Theme &theme = scene.theme();
    painter.setBrush(Qt::NoBrush);
    if (drop.before) {
        painter.setPen(QPen(theme.accent, 3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(drop.line);
        painter.setBrush(theme.accent);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(drop.line.p1(), 4, 4);
        painter.drawEllipse(drop.line.p2(), 4, 4);
    } else if (drop.stage != 0) {
        painter.setPen(QPen(theme.accent, 3));
        painter.drawRoundedRect(scene.nodeRect(nodeOf(drop.stage)).adjusted(-4, -4, 4, 4), 9, 9);
    } else if (const EdgeItem *edge = drop.edge ? scene.edgeItem(*drop.edge) : nullptr) {
        painter.setPen(QPen(theme.accent, 5));
        painter.drawPath(edge->edgeShape().line);
    }
}

} // namespace stagewright::app
