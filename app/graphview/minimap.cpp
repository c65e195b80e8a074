#include "app/graphview/minimap.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr double kPadding = 7;

} // namespace

Minimap::Minimap(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("graphMinimap"));
    setAccessibleName(tr("Overview of the graph"));
    setCursor(Qt::PointingHandCursor);
    resize(sizeHint());
}

QSize Minimap::sizeHint() const
{
    return {152, 94};
}

void Minimap::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void Minimap::setNodes(const QList<Node> &nodes, const QRectF &content)
{
    if (nodes == m_nodes && content == m_content)
        return;
    m_nodes = nodes;
    m_content = content;
    update();
}

void Minimap::setSeen(const QRectF &seen)
{
    if (seen == m_seen)
        return;
    m_seen = seen;
    update();
}

QTransform Minimap::toMap() const
{
    const QRectF world = m_content.united(
        m_seen.intersected(m_content.adjusted(-m_content.width() / 2, -m_content.height() / 2,
                                              m_content.width() / 2, m_content.height() / 2)));
    const QRectF room = QRectF(rect()).adjusted(kPadding, kPadding, -kPadding, -kPadding);
    if (world.isEmpty())
        return {};
    const double scale = std::min(room.width() / world.width(), room.height() / world.height());
    QTransform transform;
    transform.translate(room.center().x(), room.center().y());
    transform.scale(scale, scale);
    transform.translate(-world.center().x(), -world.center().y());
    return transform;
}

void Minimap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(m_theme.border);
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(frame, 6, 6);
    painter.setClipRect(frame.adjusted(2, 2, -2, -2));
    const QTransform transform = toMap();
    painter.setPen(Qt::NoPen);
    QColor neutral = m_theme.neutral;
    neutral.setAlpha(140);
    QColor target = m_theme.accent;
    target.setAlpha(150);
    for (const Node &node : m_nodes) {
        const QRectF box = transform.mapRect(node.rect);
        const double radius = node.isImage ? box.height() / 2 : 1.5;
        painter.setBrush(node.isTarget ? target : neutral);
        painter.drawRoundedRect(box, radius, radius);
        if (node.isSelected)
            painter.fillRect(box, m_theme.accent);
    }
    painter.setPen(QPen(m_theme.accent, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(transform.mapRect(m_seen), 2, 2);
}

void Minimap::requestCentre(QPointF position)
{
    emit centreRequested(toMap().inverted().map(position));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    requestCentre(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        requestCentre(event->position());
}

} // namespace stagewright::app
