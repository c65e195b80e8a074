#include "app/graphview/tools/rowtool.h"

#include "app/graphview/graphscene.h"
#include "app/graphview/stageitem.h"
#include "app/graphview/stagestyle.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace stagewright::app {

RowTool::RowTool(ToolHost &host, const PointerAt &start, const RowPlace &row,
                 GraphSelection onClick)
    : m_host(host)
    , m_row(row)
    , m_onClick(std::move(onClick))
    , m_startView(start.view)
    , m_tip(start.scene)
{
    const GraphStage *stage = host.graph().content().stage(row.stage);
    for (const GraphRow &other : stage ? stage->rows : std::vector<GraphRow>())
        if (other.instruction == row.instruction)
            m_text = other.text;
}

/// In front of itself, or in front of the next one.
bool RowTool::isInPlace() const
{
    return m_drop.before && m_drop.before->stage == m_row.stage &&
           (m_drop.before->instruction == m_row.instruction ||
            m_drop.before->instruction == m_row.instruction + 1);
}

void RowTool::move(const PointerAt &pointer)
{
    const double distance = (pointer.view - m_startView).manhattanLength();
    m_isMoving = m_isMoving || distance >= QApplication::startDragDistance();
    if (!m_isMoving)
        return;
    m_tip = pointer.scene;
    m_drop = rowDropAt(m_host.graph(), pointer.scene, true);
    const GraphStage *stage = m_host.graph().content().stage(m_drop.stage);
    if (!m_drop.before || isInPlace())
        m_host.announce({});
    else if (stage->id == m_row.stage)
        m_host.announce(QCoreApplication::translate("RowTool", "Move within %1").arg(stage->name));
    else
        m_host.announce(QCoreApplication::translate("RowTool", "Move to %1").arg(stage->name));
    m_host.refresh();
}

void RowTool::release(const PointerAt &pointer)
{
    move(pointer);
    m_host.announce({});
    m_host.refresh();
    if (!m_isMoving)
        m_host.select(m_onClick);
    else if (m_drop.before && !isInPlace())
        m_host.requestMoveRow(m_row, *m_drop.before);
}

void RowTool::cancel()
{
    m_host.announce({});
    m_host.refresh();
}

void RowTool::paint(QPainter &painter) const
{
    if (!m_isMoving)
        return;
    const Theme &theme = m_host.graph().theme();
    if (m_drop.before && !isInPlace())
        paintRowDrop(painter, m_host.graph(), m_drop);
    const QFont &font = StageStyle::get().row;
    const double width =
        std::min(QFontMetricsF(font).horizontalAdvance(m_text) + 24, StageGeometry::kWidth);
    const QRectF ghost(m_tip + QPointF(10, 6), QSizeF(width, StageGeometry::kRowHeight));
    painter.setOpacity(0.9);
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(ghost, 4, 4);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(ghost.adjusted(12, 0, -6, 0), int(Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(m_text, Qt::ElideRight, width - 18));
}

} // namespace stagewright::app
