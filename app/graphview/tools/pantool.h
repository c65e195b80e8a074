/// Moves the paper: middle button, or Space and drag.
#pragma once

#include "app/graphview/tools/tool.h"

namespace stagewright::app {

class PanTool : public Tool
{
public:
    PanTool(ToolHost &host, const PointerAt &start);

    void move(const PointerAt &pointer) override;
    void release(const PointerAt &pointer) override;
    void cancel() override {}
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }

private:
    ToolHost &m_host;
    QPointF m_last;
};

} // namespace stagewright::app
