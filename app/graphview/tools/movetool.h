/// Drags the selected nodes on the 8-pixel grid; a press without a move selects.
#pragma once

#include "app/graphview/tools/tool.h"

namespace stagewright::app {

class MoveTool : public Tool
{
public:
    /// `onClick`: what to select where the pointer never moved.
    MoveTool(ToolHost &host, const PointerAt &start, GraphSelection onClick);

    void move(const PointerAt &pointer) override;
    void release(const PointerAt &pointer) override;
    void cancel() override;
    bool scrollsAtBorder() const override { return m_isMoving; }
    Qt::CursorShape cursor() const override
    {
        return m_isMoving ? Qt::ClosedHandCursor : Qt::ArrowCursor;
    }

private:
    ToolHost &m_host;
    GraphSelection m_onClick;
    QPointF m_startView;
    QPointF m_startScene;
    NodePositions m_before;
    bool m_isMoving = false;
};

/// The nearest place on the grid.
QPointF snapped(QPointF place);

} // namespace stagewright::app
