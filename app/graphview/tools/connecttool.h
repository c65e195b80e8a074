/// Draws a new COPY --from: from an out-port to any place of a stage, by pointer or by keys.
#pragma once

#include "app/graphview/tools/tool.h"

namespace stagewright::app {

class ConnectTool : public Tool
{
public:
    /// Starts at the node's out-port, with the pointer.
    ConnectTool(ToolHost &host, NodeKey source, const PointerAt &start);
    /// By keys: arrows choose the target, Enter takes it, Escape ends.
    ConnectTool(ToolHost &host, NodeKey source);

    void move(const PointerAt &pointer) override;
    void release(const PointerAt &pointer) override;
    void cancel() override;
    bool key(QKeyEvent &event, bool &isDone) override;
    void paint(QPainter &painter) const override;
    bool scrollsAtBorder() const override { return true; }
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

    StageId target() const { return m_target; }

private:
    void setTarget(StageId target);
    void accept();
    void step(int direction);
    void end();
    void paintDraft(QPainter &painter) const;

    ToolHost &m_host;
    NodeKey m_source;
    StageId m_target = 0;
    std::optional<std::size_t> m_row; ///< instruction under the pointer
    QString m_refusal;
    QPointF m_tip;
};

} // namespace stagewright::app
