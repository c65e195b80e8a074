/// Drags the selected nodes: in line with other nodes where one is near, else on the 8-pixel grid;
/// free with Alt. A press without a move selects.
#pragma once

#include "app/graphview/tools/tool.h"

#include <QLineF>
#include <QRectF>

#include <vector>

namespace stagewright::app {

class MoveTool : public Tool
{
public:
    /// `onClick`: what to select where the pointer never moved.
    MoveTool(ToolHost &host, const PointerAt &start, GraphSelection onClick);

    void move(const PointerAt &pointer) override;
    void release(const PointerAt &pointer) override;
    void cancel() override;
    void paint(QPainter &painter) const override;
    bool scrollsAtBorder() const override { return m_isMoving; }
    Qt::CursorShape cursor() const override
    {
        return m_isMoving ? Qt::ClosedHandCursor : Qt::ArrowCursor;
    }

private:
    QPointF deltaFor(const PointerAt &pointer);

    ToolHost &m_host;
    GraphSelection m_onClick;
    QPointF m_startView;
    QPointF m_startScene;
    NodePositions m_before;
    QRectF m_box;                 ///< around all of them, before the move
    std::vector<QRectF> m_others; ///< what they are aligned with
    std::vector<QLineF> m_guides;
    bool m_isMoving = false;
};

/// The nearest place on the grid.
QPointF snapped(QPointF place);

} // namespace stagewright::app
