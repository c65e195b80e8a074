#include "app/graphview/tools/pantool.h"

namespace stagewright::app {

PanTool::PanTool(ToolHost &host, const PointerAt &start)
    : m_host(host)
    , m_last(start.view)
{}

void PanTool::move(const PointerAt &pointer)
{
    m_host.panBy(pointer.view - m_last);
    m_last = pointer.view;
}

void PanTool::release(const PointerAt &pointer)
{
    move(pointer);
}

} // namespace stagewright::app
