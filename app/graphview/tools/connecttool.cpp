#include "app/graphview/tools/connecttool.h"

#include "app/graphview/graphscene.h"
#include "app/graphview/stageitem.h"
#include "app/graphview/tools/connectrules.h"
#include "app/graphview/tools/reasonbubble.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

namespace stagewright::app {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ConnectTool", text);
}

} // namespace

ConnectTool::ConnectTool(ToolHost &host, NodeKey source, const PointerAt &start)
    : m_host(host)
    , m_source(std::move(source))
    , m_tip(start.scene)
{
    host.graph().setEmphasis(emphasisFor(host.graph().content(), m_source));
}

ConnectTool::ConnectTool(ToolHost &host, NodeKey source)
    : m_host(host)
    , m_source(std::move(source))
{
    host.graph().setEmphasis(emphasisFor(host.graph().content(), m_source));
    step(1);
}

void ConnectTool::setTarget(StageId target)
{
    const GraphContent &content = m_host.graph().content();
    m_target = target;
    m_refusal = target == 0 || nodeOf(target) == m_source
                    ? QString()
                    : refusalToConnect(content, m_source, target);
    const GraphStage *stage = content.stage(target);
    if (stage && nodeOf(target) != m_source)
        m_host.announce(
            m_refusal.isEmpty()
                ? translated(QT_TRANSLATE_NOOP("ConnectTool", "Connect to %1")).arg(stage->name)
                : m_refusal);
    m_host.refresh();
}

void ConnectTool::move(const PointerAt &pointer)
{
    m_tip = pointer.scene;
    const GraphHit hit = m_host.graph().hitAt(pointer.scene);
    m_row = hit.instruction;
    setTarget(hit.node.stage);
}

void ConnectTool::release(const PointerAt &pointer)
{
    move(pointer);
    const bool isNode = m_host.graph().hitAt(pointer.scene).isNode();
    end();
    if (m_target != 0 && nodeOf(m_target) != m_source && m_refusal.isEmpty())
        accept();
    else if (!isNode)
        m_host.requestNewStage(m_source, pointer.scene);
}

void ConnectTool::accept()
{
    m_host.requestConnect({m_source, m_target, m_row, m_tip});
}

void ConnectTool::cancel()
{
    end();
}

void ConnectTool::end()
{
    m_host.graph().setEmphasis({});
    m_host.announce({});
    m_host.refresh();
}

/// Next stage in text order, round and round, without the source.
void ConnectTool::step(int direction)
{
    const auto &stages = m_host.graph().content().stages;
    const auto current =
        m_host.graph().content().indexOf(m_target == 0 ? m_source.stage : m_target);
    const std::size_t others = stages.size() - (m_source.stage != 0 ? 1 : 0);
    if (stages.empty() || others == 0)
        return;
    const std::size_t forward = direction > 0 ? 1 : stages.size() - 1;
    std::size_t next = current ? (*current + forward) % stages.size() : 0;
    if (nodeOf(stages[next].id) == m_source)
        next = (next + forward) % stages.size();
    setTarget(stages[next].id);
    const QRectF card = m_host.graph().nodeRect(nodeOf(m_target));
    m_tip = QPointF(card.left(), card.top() + StageGeometry::kHeaderHeight / 2);
    m_host.reveal(card.center());
}

bool ConnectTool::key(QKeyEvent &event, bool &isDone)
{
    switch (event.key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_target == 0 || !m_refusal.isEmpty())
            return true;
        isDone = true;
        end();
        accept();
        return true;
    default:
        return false;
    }
}

void ConnectTool::paint(QPainter &painter) const
{
    paintDraft(painter);
    if (!m_refusal.isEmpty())
        paintReason(painter, m_host.graph().theme(), m_tip, m_host.zoom(), m_refusal);
}

void ConnectTool::paintDraft(QPainter &painter) const
{
    const Theme &theme = m_host.graph().theme();
    const QPointF start = m_host.graph().outPortOf(m_source);
    const EdgeShape shape = shapeBetween(start, m_tip, EdgeKind::CopyFrom);
    const QColor color = m_refusal.isEmpty() ? theme.copy : theme.fail;
    QPen pen(color, 2);
    pen.setDashPattern({4, 2.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape.line);
    painter.setPen(QPen(color, 2.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawPolyline(
        QPolygonF({m_tip + QPointF(-11, -6), m_tip + QPointF(-1, 0), m_tip + QPointF(-11, 6)}));
}

} // namespace stagewright::app
