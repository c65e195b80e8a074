// The pointer of GraphView: presses become tools, everything else goes to the tool.
#include "app/graphview/graphview.h"
#include "app/graphview/minimap.h"
#include "app/graphview/nameeditor.h"
#include "app/graphview/stageitem.h"
#include "app/graphview/tools/boxtool.h"
#include "app/graphview/tools/connecttool.h"
#include "app/graphview/tools/movetool.h"
#include "app/graphview/tools/pantool.h"
#include "app/graphview/tools/reconnecttool.h"
#include "app/graphview/tools/rowtool.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kPortReach = 8;   ///< pixels beside a port that still count
constexpr double kBorder = 28;     ///< pixels where a drag scrolls
constexpr double kBorderStep = 14; ///< pixels per tick
constexpr double kZoomPerStep = 1.2;
constexpr double kWheelStep = 120;

/// How far a drag near the border scrolls, in one direction.
double borderPush(double position, double size)
{
    if (position < kBorder)
        return kBorderStep;
    return position > size - kBorder ? -kBorderStep : 0;
}

} // namespace

PointerAt GraphView::pointerAt(QPointF viewPosition, Qt::KeyboardModifiers modifiers) const
{
    const QTransform toScene = viewportTransform().inverted();
    return {toScene.map(viewPosition), viewPosition, modifiers};
}

GraphSelection GraphView::selectionFor(const GraphHit &hit, Qt::KeyboardModifiers modifiers) const
{
    if (hit.edge)
        return GraphSelection::ofEdge(*hit.edge);
    if (!hit.isNode())
        return {};
    if (modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) {
        GraphSelection selection;
        selection.nodes = m_selection.nodes;
        if (!selection.nodes.erase(hit.node))
            selection.nodes.insert(hit.node);
        return selection;
    }
    return hit.instruction ? GraphSelection::ofRow(hit.node.stage, *hit.instruction)
                           : GraphSelection::ofNode(hit.node);
}

std::unique_ptr<Tool> GraphView::moveToolFor(const GraphHit &hit, const PointerAt &pointer)
{
    const GraphSelection onClick = selectionFor(hit, pointer.modifiers);
    if (!m_selection.nodes.contains(hit.node))
        select(onClick.nodes.contains(hit.node) ? onClick : GraphSelection::ofNode(hit.node));
    return std::make_unique<MoveTool>(host(), pointer, onClick);
}

/// Rows that are too small to read, and those of several selected stages, move their stages.
std::unique_ptr<Tool> GraphView::rowToolFor(const GraphHit &hit, const PointerAt &pointer)
{
    const bool movesNodes = zoom() < kFullDetail || m_selection.nodes.size() > 1 ||
                            pointer.modifiers != Qt::NoModifier ||
                            m_content.stage(hit.node.stage)->isGhost;
    if (movesNodes)
        return moveToolFor(hit, pointer);
    return std::make_unique<RowTool>(host(), pointer, RowPlace{hit.node.stage, *hit.instruction},
                                     selectionFor(hit, pointer.modifiers));
}

/// A click on the count of a bundle opens it.
std::unique_ptr<Tool> GraphView::edgeToolFor(const EdgeKey &key, const PointerAt &pointer)
{
    const GraphEdge *edge = m_content.edge(key);
    const EdgeItem *item = m_scene->edgeItem(key);
    if (edge->isBundle() && item->labelBox().contains(pointer.scene)) {
        select(GraphSelection::ofEdge(key));
        toggleBundle(key);
        return nullptr;
    }
    return std::make_unique<ReconnectTool>(host(), pointer, *edge);
}

std::unique_ptr<Tool> GraphView::toolFor(const GraphHit &hit, const PointerAt &pointer)
{
    switch (hit.part) {
    case GraphHit::Part::OutPort:
        return std::make_unique<ConnectTool>(host(), hit.node, pointer);
    case GraphHit::Part::Row:
        return rowToolFor(hit, pointer);
    case GraphHit::Part::Stage:
    case GraphHit::Part::Name:
    case GraphHit::Part::Image:
        return moveToolFor(hit, pointer);
    case GraphHit::Part::CollapseMark:
        toggleCollapsed(hit.node.stage);
        return nullptr;
    case GraphHit::Part::MoreRow:
        setExtent(hit.node.stage, extentOf(m_extents, hit.node.stage) == StageExtent::Full
                                      ? StageExtent::Capped
                                      : StageExtent::Full);
        return nullptr;
    case GraphHit::Part::Edge:
        return edgeToolFor(*hit.edge, pointer);
    case GraphHit::Part::Canvas:
        return std::make_unique<BoxTool>(host(), pointer);
    }
    return nullptr;
}

void GraphView::startTool(std::unique_ptr<Tool> tool)
{
    m_tool = std::move(tool);
    if (m_tool)
        m_borderTimer.start();
    updateCursor();
    refresh();
}

void GraphView::endTool()
{
    m_tool.reset();
    m_borderTimer.stop();
    updateCursor();
    refresh();
}

void GraphView::cancelTool()
{
    if (!m_tool)
        return;
    const auto tool = std::move(m_tool);
    tool->cancel();
    endTool();
}

void GraphView::updateCursor()
{
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_tool)
        shape = m_tool->cursor();
    else if (m_isSpaceDown)
        shape = Qt::OpenHandCursor;
    else if (m_scene->hitAt(pointerAt(m_pointer, {}).scene, kPortReach / zoom()).part ==
             GraphHit::Part::OutPort)
        shape = Qt::CrossCursor;
    if (viewport()->cursor().shape() != shape)
        viewport()->setCursor(shape);
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    const PointerAt pointer = pointerAt(event->position(), event->modifiers());
    const bool pans =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpaceDown);
    cancelTool();
    if (pans)
        m_spaceWasUsed = true;
    if (pans)
        startTool(std::make_unique<PanTool>(host(), pointer));
    else if (event->button() == Qt::LeftButton)
        startTool(toolFor(m_scene->hitAt(pointer.scene, kPortReach / zoom()), pointer));
    event->accept();
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    const PointerAt pointer = pointerAt(event->position(), event->modifiers());
    if (m_tool)
        m_tool->move(pointer);
    else
        m_scene->setHover(m_scene->hitAt(pointer.scene, kPortReach / zoom()));
    updateCursor();
    event->accept();
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    if (m_tool) {
        const auto tool = std::move(m_tool);
        tool->release(pointerAt(event->position(), event->modifiers()));
        endTool();
    }
    event->accept();
}

void GraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const PointerAt pointer = pointerAt(event->position(), event->modifiers());
    activate(m_scene->hitAt(pointer.scene, kPortReach / zoom()), pointer.scene);
    event->accept();
}

void GraphView::activate(const GraphHit &hit, QPointF place)
{
    switch (hit.part) {
    case GraphHit::Part::Name:
        startRename(hit.node.stage);
        return;
    case GraphHit::Part::Row:
        emit rowActivated(hit.node.stage, *hit.instruction);
        return;
    case GraphHit::Part::Stage:
    case GraphHit::Part::Image:
        emit nodeActivated(hit.node);
        return;
    case GraphHit::Part::Edge:
        if (const GraphEdge *edge = m_content.edge(*hit.edge); edge && edge->isBundle())
            toggleBundle(*hit.edge);
        else
            emit rowActivated(hit.edge->target, hit.edge->instruction);
        return;
    case GraphHit::Part::Canvas:
        emit addStageRequested({}, place);
        return;
    case GraphHit::Part::CollapseMark:
    case GraphHit::Part::MoreRow:
    case GraphHit::Part::OutPort:
        return;
    }
}

/// While a tool is at work and the pointer rests at the border.
void GraphView::scrollAtBorder()
{
    if (!m_tool || !m_tool->scrollsAtBorder() || !viewport()->underMouse())
        return;
    const QPointF push(borderPush(m_pointer.x(), viewport()->width()),
                       borderPush(m_pointer.y(), viewport()->height()));
    if (push.isNull())
        return;
    panBy(push);
    m_tool->move(pointerAt(m_pointer, {}));
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    if (pixels.isNull() && angle.isNull())
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double steps = (angle.y() != 0 ? angle.y() : pixels.y()) / kWheelStep;
        m_camera.setZoom(zoom() * std::pow(kZoomPerStep, steps), event->position());
        cameraMoved();
        return;
    }
    QPointF delta = pixels.isNull() ? QPointF(angle) / 2 : QPointF(pixels);
    if (event->modifiers().testFlag(Qt::ShiftModifier) && delta.x() == 0)
        delta = QPointF(delta.y(), 0);
    panBy(delta);
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const PointerAt pointer = pointerAt(event->pos(), event->modifiers());
        const GraphHit hit = m_scene->hitAt(pointer.scene, kPortReach / zoom());
        if (hit.isNode() ? !m_selection.nodes.contains(hit.node) : hit.edge.has_value())
            select(selectionFor(hit, Qt::NoModifier));
        emit contextMenuRequested(hit, event->globalPos());
        return;
    }
    GraphHit hit;
    QPointF place = QRectF(viewport()->rect()).center();
    if (const auto node = currentNode()) {
        hit.node = *node;
        hit.part = node->stage != 0 ? GraphHit::Part::Stage : GraphHit::Part::Image;
        hit.instruction = m_selection.instruction;
        place = mapFromScene(m_scene->nodeRect(*node).topLeft() + QPointF(24, 24));
    } else if (m_selection.edge) {
        hit.part = GraphHit::Part::Edge;
        hit.edge = m_selection.edge;
    }
    emit contextMenuRequested(hit, viewport()->mapToGlobal(place.toPoint()));
}

bool GraphView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const PointerAt pointer = pointerAt(help->pos(), {});
        const GraphHit hit = m_scene->hitAt(pointer.scene);
        QString tip;
        if (const StageItem *stage = m_scene->stageItem(hit.node.stage))
            tip = stage->tipAt(pointer.scene - stage->pos());
        else if (const GraphImage *image = m_content.image(hit.node.image))
            tip = image->tip;
        else if (const GraphEdge *edge = hit.edge ? m_content.edge(*hit.edge) : nullptr)
            tip = edge->fault.isEmpty() ? edge->tip
                                        : QStringLiteral("%1\n%2").arg(edge->fault, edge->tip);
        QToolTip::showText(help->globalPos(), tip, viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_scene->setHover({});
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_camera.setZoom(zoom() * (1 + gesture->value()), gesture->position());
            cameraMoved();
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        auto *gesture = static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture);
        if (const auto *pinch = static_cast<QPinchGesture *>(gesture)) {
            m_camera.setZoom(zoom() * pinch->scaleFactor(),
                             viewport()->mapFromGlobal(pinch->centerPoint()));
            cameraMoved();
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

} // namespace stagewright::app
