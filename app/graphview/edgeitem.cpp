#include "app/graphview/edgeitem.h"

#include "app/graphview/edgelabel.h"
#include "app/graphview/stagepainter.h"
#include "core/language/layout/labels.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace stagewright::app {

namespace {

constexpr double kLineDetail = 0.25; ///< below, edges are straight thin lines
constexpr double kFadedOpacity = 0.3;

QList<qreal> dashesOf(dockerfile::EdgeKind kind)
{
    switch (kind) {
    case dockerfile::EdgeKind::Base:
        return {};
    case dockerfile::EdgeKind::CopyFrom:
        return {4, 2.5};
    case dockerfile::EdgeKind::MountFrom:
    case dockerfile::EdgeKind::OnBuild:
        return {0.2, 2.2};
    }
    return {};
}

} // namespace

EdgeItem::EdgeItem(const GraphEdge &edge, const Theme &theme)
    : m_label(new EdgeLabel(*this))
    , m_edge(edge)
    , m_theme(theme)
{
    setToolTip(edge.fault.isEmpty() ? edge.tip : edge.fault);
    updateDepth();
}

EdgeItem::~EdgeItem()
{
    delete m_label;
}

void EdgeItem::setEdge(const GraphEdge &edge)
{
    if (edge == m_edge)
        return;
    prepareGeometryChange();
    m_edge = edge;
    setToolTip(edge.fault.isEmpty() ? edge.tip : edge.fault);
    m_label->follow();
    update();
}

void EdgeItem::setShape(EdgeShape shape)
{
    prepareGeometryChange();
    m_shape = std::move(shape);
    m_label->follow();
}

void EdgeItem::setLook(const EdgeLook &look)
{
    if (look == m_look)
        return;
    prepareGeometryChange();
    m_look = look;
    updateDepth();
    m_label->follow();
    update();
}

void EdgeItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_label->update();
    update();
}

/// Below the stages; what is looked at above the others.
void EdgeItem::updateDepth()
{
    const bool isFront = m_look.isSelected || m_look.isHovered;
    setZValue(isFront ? 2 : m_look.isFocused ? -0.5 : -1);
}

void EdgeItem::setLabelPlace(std::optional<layout::LabelPlace> place)
{
    prepareGeometryChange();
    m_labelPlace = place;
    m_label->follow();
}

bool EdgeItem::isLabelShown() const
{
    return !EdgeLabel::textOf(m_edge).isEmpty() &&
           (m_labelPlace || m_look.isHovered || m_look.isSelected);
}

QRectF EdgeItem::labelBox() const
{
    if (!isLabelShown() || m_shape.curve.empty())
        return {};
    QRectF box(QPointF(), EdgeLabel::sizeOf(m_edge));
    const layout::LabelPlace place =
        m_labelPlace.value_or(layout::LabelPlace{layout::middleOf(m_shape.curve)});
    const layout::Point centre = place.centre({box.width(), box.height()});
    box.moveCenter({centre.x, centre.y});
    return box;
}

QRectF EdgeItem::boundingRect() const
{
    return m_shape.line.controlPointRect()
        .united(QRectF(m_shape.tip, QSizeF(1, 1)))
        .adjusted(-8, -10, 8, 10);
}

QColor EdgeItem::color() const
{
    if (!m_edge.fault.isEmpty())
        return m_theme.fail;
    switch (m_edge.key.kind) {
    case dockerfile::EdgeKind::Base:
        return m_theme.accent;
    case dockerfile::EdgeKind::CopyFrom:
        return m_theme.copy;
    case dockerfile::EdgeKind::MountFrom:
    case dockerfile::EdgeKind::OnBuild:
        return m_theme.mount;
    }
    return m_theme.muted;
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    if (m_shape.line.isEmpty())
        return;
    const double detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    Q_UNUSED(option);
    painter->setOpacity(m_look.isFaded ? kFadedOpacity : 1);
    if (detail < kLineDetail) {
        painter->setPen(QPen(color(), 0));
        painter->drawPolyline(m_shape.corners);
        return;
    }
    paintLine(*painter);
    paintArrow(*painter);
}

void EdgeItem::paintLine(QPainter &painter) const
{
    const bool isStrong = m_look.isSelected || m_look.isHovered;
    const bool isDotted = m_edge.key.kind == dockerfile::EdgeKind::MountFrom ||
                          m_edge.key.kind == dockerfile::EdgeKind::OnBuild;
    QPen pen(color(), isStrong ? 3 : 2);
    pen.setCapStyle(isDotted ? Qt::RoundCap : Qt::FlatCap);
    if (const auto dashes = dashesOf(m_edge.key.kind); !dashes.isEmpty())
        pen.setDashPattern(dashes);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(m_shape.line);
}

void EdgeItem::paintArrow(QPainter &painter) const
{
    const QPointF tip = m_shape.tip;
    const double length = arrowLength(m_edge.key.kind);
    switch (m_edge.key.kind) {
    case dockerfile::EdgeKind::Base:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color());
        painter.drawPolygon(
            QPolygonF({tip, tip + QPointF(-length - 1, -6), tip + QPointF(-length - 1, 6)}));
        return;
    case dockerfile::EdgeKind::CopyFrom:
        painter.setPen(QPen(color(), 2.2, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(
            QPolygonF({tip + QPointF(-11, -6), tip + QPointF(-1, 0), tip + QPointF(-11, 6)}));
        return;
    case dockerfile::EdgeKind::MountFrom:
    case dockerfile::EdgeKind::OnBuild:
        painter.setPen(QPen(color(), 1.6));
        painter.setBrush(m_theme.canvas);
        painter.drawPolygon(
            QPolygonF({tip + QPointF(-1, 0), tip + QPointF(-length / 2, -4.5),
                       tip + QPointF(-length, 0), tip + QPointF(-length / 2, 4.5)}));
        return;
    }
}

} // namespace stagewright::app
