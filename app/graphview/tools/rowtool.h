/// Drags one row: between other rows of its stage, or to another stage. A press without a move
/// selects.
#pragma once

#include "app/graphview/rowdrop.h"
#include "app/graphview/tools/tool.h"

namespace stagewright::app {

class RowTool : public Tool
{
public:
    RowTool(ToolHost &host, const PointerAt &start, const RowPlace &row, GraphSelection onClick);

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
    bool isInPlace() const;

    ToolHost &m_host;
    RowPlace m_row;
    GraphSelection m_onClick;
    QString m_text;
    QPointF m_startView;
    QPointF m_tip;
    RowDrop m_drop;
    bool m_isMoving = false;
};

} // namespace stagewright::app
