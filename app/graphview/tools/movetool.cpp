#include "app/graphview/tools/movetool.h"

#include "app/graphview/graphscene.h"

#include <QApplication>

#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kGrid = 8;

} // namespace

QPointF snapped(QPointF place)
{
    return {std::round(place.x() / kGrid) * kGrid, std::round(place.y() / kGrid) * kGrid};
}

MoveTool::MoveTool(ToolHost &host, const PointerAt &start, GraphSelection onClick)
    : m_host(host)
    , m_onClick(std::move(onClick))
    , m_startView(start.view)
    , m_startScene(start.scene)
{
    for (const NodeKey &node : host.selected().nodes)
        m_before[node] = host.graph().nodeRect(node).topLeft();
}

void MoveTool::move(const PointerAt &pointer)
{
    const double distance = (pointer.view - m_startView).manhattanLength();
    m_isMoving = m_isMoving || distance >= QApplication::startDragDistance();
    if (!m_isMoving)
        return;
    const QPointF delta = pointer.scene - m_startScene;
    const bool isFree = pointer.modifiers.testFlag(Qt::AltModifier);
    for (const auto &[node, place] : m_before)
        m_host.graph().moveNode(node, isFree ? place + delta : snapped(place + delta));
    m_host.refresh();
}

void MoveTool::release(const PointerAt &pointer)
{
    move(pointer);
    if (!m_isMoving) {
        m_host.select(m_onClick);
        return;
    }
    NodePositions places;
    for (const auto &entry : m_before)
        places[entry.first] = m_host.graph().nodeRect(entry.first).topLeft();
    if (places != m_before)
        m_host.requestMove(places);
}

void MoveTool::cancel()
{
    for (const auto &[node, place] : m_before)
        m_host.graph().moveNode(node, place);
}

} // namespace stagewright::app
