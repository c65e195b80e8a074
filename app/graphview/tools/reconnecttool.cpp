#include "app/graphview/tools/reconnecttool.h"

#include "app/graphview/graphscene.h"
#include "app/graphview/tools/connectrules.h"
#include "app/graphview/tools/reasonbubble.h"

#include <QApplication>
#include <QPainter>

namespace stagewright::app {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ReconnectTool", text);
}

double distance(QPointF a, QPointF b)
{
    return (a - b).manhattanLength();
}

} // namespace

ReconnectTool::ReconnectTool(ToolHost &host, const PointerAt &start, const GraphEdge &edge)
    : m_host(host)
    , m_edge(edge)
    , m_startView(start.view)
    , m_tip(start.scene)
{
    const EdgeItem *item = host.graph().edgeItem(edge.key);
    const QPointF source = host.graph().outPortOf(edge.source);
    const QPointF target = item ? item->edgeShape().tip : source;
    m_movesSource = distance(start.scene, source) < distance(start.scene, target);
    m_fixed = m_movesSource ? target : source;
}

/// Why the end cannot go to this node; empty where it can.
QString ReconnectTool::refusalOf(const NodeKey &node) const
{
    const GraphContent &content = m_host.graph().content();
    if (m_edge.isBundle())
        return translated(QT_TRANSLATE_NOOP(
            "ReconnectTool", "This line stands for several: open it first, to choose one"));
    if (m_edge.key.kind == EdgeKind::OnBuild || m_edge.key.kind == EdgeKind::Context ||
        m_edge.key.kind == EdgeKind::Cache)
        return translated(
            QT_TRANSLATE_NOOP("ReconnectTool", "What this line reads is changed in the text"));
    if (m_movesSource)
        return refusalToConnect(content, node, m_edge.key.target);
    if (m_edge.key.kind == EdgeKind::Base)
        return translated(QT_TRANSLATE_NOOP(
            "ReconnectTool", "A stage has one FROM: drag the other end to choose another base"));
    return refusalToConnect(content, m_edge.source, node.stage);
}

void ReconnectTool::begin()
{
    std::map<NodeKey, Emphasis> emphasis;
    const auto look = [this](const NodeKey &node) {
        return refusalOf(node).isEmpty() ? Emphasis::Lit : Emphasis::Dimmed;
    };
    for (const GraphStage &stage : m_host.graph().content().stages)
        emphasis[nodeOf(stage.id)] = look(nodeOf(stage.id));
    for (const GraphImage &image : m_host.graph().content().images)
        if (m_movesSource && look({0, image.reference}) == Emphasis::Lit)
            emphasis[{0, image.reference}] = Emphasis::Lit;
    emphasis[m_movesSource ? nodeOf(m_edge.key.target) : m_edge.source] = Emphasis::Normal;
    m_host.graph().setEmphasis(emphasis);
}

void ReconnectTool::move(const PointerAt &pointer)
{
    const double moved = (pointer.view - m_startView).manhattanLength();
    if (!m_isMoving && moved < QApplication::startDragDistance())
        return;
    if (!m_isMoving)
        begin();
    m_isMoving = true;
    m_tip = pointer.scene;
    m_node = m_host.graph().hitAt(pointer.scene).node;
    const bool isNode = m_node.stage != 0 || !m_node.image.empty();
    m_refusal = isNode ? refusalOf(m_node) : QString();
    m_host.announce(m_refusal);
    m_host.refresh();
}

void ReconnectTool::release(const PointerAt &pointer)
{
    move(pointer);
    end();
    if (!m_isMoving) {
        m_host.select(GraphSelection::ofEdge(m_edge.key));
        return;
    }
    const bool isNode = m_node.stage != 0 || !m_node.image.empty();
    if (!isNode || !m_refusal.isEmpty())
        return;
    if (m_movesSource && m_node != m_edge.source)
        m_host.requestReconnect(m_edge.key, m_node);
    else if (!m_movesSource && m_node.stage != m_edge.key.target)
        m_host.requestMoveRow({m_edge.key.target, m_edge.key.instruction},
                              {m_node.stage, SIZE_MAX});
}

void ReconnectTool::cancel()
{
    end();
}

void ReconnectTool::end()
{
    m_host.graph().setEmphasis({});
    m_host.announce({});
    m_host.refresh();
}

void ReconnectTool::paint(QPainter &painter) const
{
    if (!m_isMoving)
        return;
    const Theme &theme = m_host.graph().theme();
    const QPointF from = m_movesSource ? m_tip : m_fixed;
    const QPointF to = m_movesSource ? m_fixed : m_tip;
    QPen pen(m_refusal.isEmpty() ? theme.accent : theme.fail, 2.5);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shapeBetween(from, to, m_edge.key.kind).line);
    painter.setBrush(theme.card);
    painter.drawEllipse(m_tip, 5, 5);
    if (!m_refusal.isEmpty())
        paintReason(painter, theme, m_tip, m_host.zoom(), m_refusal);
}

} // namespace stagewright::app
