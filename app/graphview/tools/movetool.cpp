#include "app/graphview/tools/movetool.h"

#include "app/graphview/arrange.h"
#include "app/graphview/graphscene.h"

#include <QApplication>
#include <QPainter>

#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kGrid = 8;
constexpr double kReach = 6; ///< pixels to the next line of alignment

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
    for (const NodeKey &node : host.selected().nodes) {
        m_before[node] = host.graph().nodeRect(node).topLeft();
        m_box = m_box.united(host.graph().nodeRect(node));
    }
    const auto add = [&](const NodeKey &node) {
        if (!m_before.contains(node))
            m_others.push_back(host.graph().nodeRect(node));
    };
    for (const GraphStage &stage : host.graph().content().stages)
        add(nodeOf(stage.id));
    for (const GraphImage &image : host.graph().content().images)
        add({0, image.reference});
}

/// What is far away is no help: only nodes that are near in one direction count.
QPointF MoveTool::deltaFor(const PointerAt &pointer)
{
    constexpr double kNear = 1200;
    m_guides.clear();
    const QPointF delta = pointer.scene - m_startScene;
    if (pointer.modifiers.testFlag(Qt::AltModifier))
        return delta;
    const QRectF moved = m_box.translated(delta);
    const QRectF around = moved.adjusted(-kNear, -kNear, kNear, kNear);
    std::vector<QRectF> near;
    for (const QRectF &other : m_others)
        if (around.intersects(other))
            near.push_back(other);
    const Alignment alignment = alignmentOf(moved, near, kReach / m_host.zoom());
    m_guides = alignment.guides;
    const QPointF onGrid = snapped(moved.topLeft()) - m_box.topLeft();
    return {alignment.shift.x() != 0 ? delta.x() + alignment.shift.x() : onGrid.x(),
            alignment.shift.y() != 0 ? delta.y() + alignment.shift.y() : onGrid.y()};
}

void MoveTool::move(const PointerAt &pointer)
{
    const double distance = (pointer.view - m_startView).manhattanLength();
    m_isMoving = m_isMoving || distance >= QApplication::startDragDistance();
    if (!m_isMoving)
        return;
    const QPointF delta = deltaFor(pointer);
    for (const auto &[node, place] : m_before)
        m_host.graph().moveNode(node, place + delta);
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

void MoveTool::paint(QPainter &painter) const
{
    painter.setPen(QPen(m_host.graph().theme().copy, 0, Qt::DashLine));
    for (const QLineF &guide : m_guides)
        painter.drawLine(guide);
}

void MoveTool::cancel()
{
    for (const auto &[node, place] : m_before)
        m_host.graph().moveNode(node, place);
}

} // namespace stagewright::app
