// The keys of GraphView. Single letters count here because the view has the focus.
#include "app/graphview/accessiblegraph.h"
#include "app/graphview/graphview.h"
#include "app/graphview/imageitem.h"
#include "app/graphview/minimap.h"
#include "app/graphview/nameeditor.h"
#include "app/graphview/navigation.h"
#include "app/graphview/stageitem.h"
#include "app/graphview/tools/connecttool.h"
#include "app/graphview/tools/movetool.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kStep = 8;
constexpr double kLongStep = 40;
constexpr double kZoomPerKey = 1.25;

std::optional<Direction> directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return Direction::Left;
    case Qt::Key_Right:
        return Direction::Right;
    case Qt::Key_Up:
        return Direction::Up;
    case Qt::Key_Down:
        return Direction::Down;
    default:
        return std::nullopt;
    }
}

QPointF unitOf(Direction direction)
{
    switch (direction) {
    case Direction::Left:
        return {-1, 0};
    case Direction::Right:
        return {1, 0};
    case Direction::Up:
        return {0, -1};
    case Direction::Down:
        return {0, 1};
    }
    return {};
}

} // namespace

std::optional<NodeKey> GraphView::currentNode() const
{
    if (m_selection.nodes.empty())
        return std::nullopt;
    return *m_selection.nodes.begin();
}

std::map<NodeKey, QRectF> GraphView::nodeRects() const
{
    std::map<NodeKey, QRectF> rects;
    for (const NodeKey &node : m_request.nodes)
        rects[node] = m_scene->nodeRect(node);
    return rects;
}

void GraphView::go(const std::optional<NodeKey> &node)
{
    if (!node)
        return;
    select(GraphSelection::ofNode(*node));
    reveal(*node);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (m_tool && toolTakes(*event))
        return;
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            m_spaceWasUsed = false;
        m_isSpaceDown = true;
        updateCursor();
        return;
    }
    if (moveByKey(*event) || navigateRows(*event) || navigate(*event) || command(*event))
        return;
    event->ignore();
}

/// The tool is out of the view while it works: what it asks for may end it.
bool GraphView::toolTakes(QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        cancelTool();
        return true;
    }
    auto tool = std::move(m_tool);
    bool isDone = false;
    const bool wasTaken = tool->key(event, isDone);
    if (isDone)
        endTool();
    else
        m_tool = std::move(tool);
    return wasTaken;
}

void GraphView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        const bool adds = m_isSpaceDown && !m_spaceWasUsed;
        m_isSpaceDown = false;
        updateCursor();
        if (adds)
            startQuickAdd();
    }
    QGraphicsView::keyReleaseEvent(event);
}

bool GraphView::navigateRows(const QKeyEvent &event)
{
    const GraphStage *stage = m_content.stage(m_selection.oneStage());
    const bool isVertical = event.key() == Qt::Key_Up || event.key() == Qt::Key_Down;
    if (!stage || !m_selection.instruction || !isVertical || event.modifiers())
        return false;
    const auto row =
        neighbourRow(*stage, m_selection.instruction, event.key() == Qt::Key_Down ? 1 : -1);
    if (row)
        select(GraphSelection::ofRow(stage->id, *row));
    return true;
}

bool GraphView::navigate(const QKeyEvent &event)
{
    if (m_content.stages.empty() || (event.modifiers() & ~Qt::KeypadModifier))
        return false;
    const auto current = currentNode();
    if (const auto direction = directionOf(event.key())) {
        go(current ? nearestNode(nodeRects(), *current, *direction)
                   : std::optional(nodeOf(m_content.stages.front().id)));
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Home:
        go(nodeOf(m_content.stages.front().id));
        return true;
    case Qt::Key_End:
        go(nodeOf(m_content.stages.back().id));
        return true;
    case Qt::Key_BracketLeft:
        go(current ? upstream(m_content, *current) : std::nullopt);
        return true;
    case Qt::Key_BracketRight:
        go(current ? downstream(m_content, *current) : std::nullopt);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return enter();
    case Qt::Key_Escape:
        return escape();
    default:
        return false;
    }
}

bool GraphView::enter()
{
    if (m_selection.edge && canToggleBundle(*m_selection.edge)) {
        toggleBundle(*m_selection.edge);
        return true;
    }
    const GraphStage *stage = m_content.stage(m_selection.oneStage());
    if (!stage)
        return false;
    if (m_selection.instruction)
        emit rowActivated(stage->id, *m_selection.instruction);
    else if (const auto row = neighbourRow(*stage, std::nullopt, 1); row && !isCollapsed(stage->id))
        select(GraphSelection::ofRow(stage->id, *row));
    else
        emit nodeActivated(nodeOf(stage->id));
    return true;
}

bool GraphView::escape()
{
    if (m_selection.isEmpty())
        return false;
    if (m_selection.instruction)
        select(GraphSelection::ofNode(nodeOf(m_selection.oneStage())));
    else
        select({});
    return true;
}

bool GraphView::moveByKey(const QKeyEvent &event)
{
    const auto direction = directionOf(event.key());
    if (!direction || !event.modifiers().testFlag(Qt::ControlModifier) || m_selection.nodes.empty())
        return false;
    const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? kLongStep : kStep;
    NodePositions places;
    for (const NodeKey &node : m_selection.nodes)
        places[node] = snapped(m_scene->nodeRect(node).topLeft() + unitOf(*direction) * step);
    requestMove(places);
    return true;
}

bool GraphView::command(const QKeyEvent &event)
{
    const StageId stage = m_selection.oneStage();
    const bool isPlain = !(event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    const bool isZoom = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
    case Qt::Key_F2:
        startRename(stage);
        return stage != 0;
    case Qt::Key_C:
    case Qt::Key_K:
    case Qt::Key_M:
    case Qt::Key_T:
    case Qt::Key_Slash:
        return isPlain && letter(event.key());
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        remove();
        return true;
    case Qt::Key_1:
    case Qt::Key_Exclam:
        if (isPlain)
            fitAll();
        return isPlain;
    case Qt::Key_2:
    case Qt::Key_At:
    case Qt::Key_QuoteDbl:
        if (isPlain)
            fitSelection();
        return isPlain;
    case Qt::Key_0:
        if (isZoom)
            setZoom(1);
        return isZoom;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setZoom(zoom() * kZoomPerKey);
        return true;
    case Qt::Key_Minus:
        setZoom(zoom() / kZoomPerKey);
        return true;
    default:
        return false;
    }
}

bool GraphView::letter(int key)
{
    const StageId stage = m_selection.oneStage();
    if (key == Qt::Key_C) {
        if (const auto node = currentNode())
            startConnect(*node);
    } else if (key == Qt::Key_K) {
        if (m_selection.edge)
            toggleBundle(*m_selection.edge);
        else if (stage != 0)
            toggleCollapsed(stage);
    } else if (key == Qt::Key_M) {
        setMinimapEnabled(!m_isMinimapEnabled);
    } else if (key == Qt::Key_T) {
        if (stage != 0)
            emit targetRequested(stage);
    } else {
        startSearch();
    }
    return true;
}

void GraphView::remove()
{
    const GraphEdge *edge = m_selection.edge ? m_content.edge(*m_selection.edge) : nullptr;
    if (edge && edge->isBundle()) {
        toggleBundle(edge->key);
        announce(tr("This line stood for several: select one of them, then delete it"));
    } else if (edge) {
        emit removeEdgeRequested(edge->key);
    } else if (m_selection.instruction) {
        emit removeRowRequested({m_selection.oneStage(), *m_selection.instruction});
    } else if (!m_selection.nodes.empty()) {
        emit removeNodesRequested(m_selection.nodes);
    }
}

void GraphView::startConnect(const NodeKey &source)
{
    const bool isThere = m_content.stage(source.stage) || m_content.image(source.image);
    if (!isThere || m_content.stages.size() < (source.stage != 0 ? 2U : 1U))
        return;
    cancelTool();
    setFocus();
    startTool(std::make_unique<ConnectTool>(host(), source));
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason ||
                       event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    if (byKey && m_selection.isEmpty() && !m_content.stages.empty())
        select(GraphSelection::ofNode(nodeOf(m_content.stages.front().id)));
    m_scene->setSelection(m_selection, true);
    announceFocus();
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    m_isSpaceDown = false;
    if (m_tool && event->reason() != Qt::PopupFocusReason)
        cancelTool();
    m_scene->setSelection(m_selection, false);
}

/// Tells assistive programs which part of the graph has the focus now.
void GraphView::announceFocus()
{
    if (!hasFocus())
        return;
    if (const StageItem *stage = m_scene->stageItem(m_selection.oneStage()))
        announceStageFocus(*stage, m_selection.instruction);
}

} // namespace stagewright::app
