/// Drags the nearer end of an edge to another node. A press without a move selects the edge.
#pragma once

#include "app/graphview/tools/tool.h"

namespace stagewright::app {

class ReconnectTool : public Tool
{
public:
    ReconnectTool(ToolHost &host, const PointerAt &start, const GraphEdge &edge);

    void move(const PointerAt &pointer) override;
    void release(const PointerAt &pointer) override;
    void cancel() override;
    void paint(QPainter &painter) const override;
    bool scrollsAtBorder() const override { return m_isMoving; }
    Qt::CursorShape cursor() const override
    {
        return m_isMoving ? Qt::CrossCursor : Qt::ArrowCursor;
    }

private:
    void begin();
    void end();
    QString refusalOf(const NodeKey &node) const;

    ToolHost &m_host;
    GraphEdge m_edge;
    bool m_movesSource;
    QPointF m_startView;
    QPointF m_fixed;
    QPointF m_tip;
    NodeKey m_node;
    QString m_refusal;
    bool m_isMoving = false;
};

} // namespace stagewright::app
