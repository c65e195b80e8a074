/// Selects what a rectangle touches; with Ctrl or Shift in addition to what is selected.
#pragma once

#include "app/graphview/tools/tool.h"

#include <QRectF>

namespace stagewright::app {

class BoxTool : public Tool
{
public:
    BoxTool(ToolHost &host, const PointerAt &start);

    void move(const PointerAt &pointer) override;
    void release(const PointerAt &pointer) override;
    void cancel() override;
    void paint(QPainter &painter) const override;
    bool scrollsAtBorder() const override { return true; }

private:
    ToolHost &m_host;
    GraphSelection m_before;
    bool m_adds;
    QPointF m_start;
    QRectF m_box;
};

} // namespace stagewright::app
