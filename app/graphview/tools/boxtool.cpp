#include "app/graphview/tools/boxtool.h"

#include "app/graphview/graphscene.h"

#include <QPainter>

namespace stagewright::app {

BoxTool::BoxTool(ToolHost &host, const PointerAt &start)
    : m_host(host)
    , m_before(host.selected())
    , m_adds((start.modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) != Qt::NoModifier)
    , m_start(start.scene)
{}

void BoxTool::move(const PointerAt &pointer)
{
    m_box = QRectF(m_start, pointer.scene).normalized();
    GraphSelection selection;
    if (m_adds)
        selection.nodes = m_before.nodes;
    for (const NodeKey &node : m_host.graph().nodesIn(m_box))
        selection.nodes.insert(node);
    if (selection != m_host.selected())
        m_host.select(selection);
    m_host.refresh();
}

void BoxTool::release(const PointerAt &)
{
    if (m_box.isNull() && !m_adds)
        m_host.select({});
    m_box = {};
    m_host.refresh();
}

void BoxTool::cancel()
{
    m_host.select(m_before);
}

void BoxTool::paint(QPainter &painter) const
{
    if (m_box.isNull())
        return;
    const Theme &theme = m_host.graph().theme();
    QColor fill = theme.accent;
    fill.setAlpha(28);
    painter.setPen(QPen(theme.accent, 0));
    painter.setBrush(fill);
    painter.drawRect(m_box);
}

} // namespace stagewright::app
