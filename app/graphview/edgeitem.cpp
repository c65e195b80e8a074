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

QList<qreal> dashesOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Base:
    case EdgeKind::Context:
        return {};
    case EdgeKind::CopyFrom:
        return {4, 2.5};
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
    case EdgeKind::Cache:
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
    setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
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
    return EdgeLabel::hasText(m_edge) && (m_labelPlace || m_look.isHovered || m_look.isSelected);
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
    QRectF tips(m_shape.tip, QSizeF(1, 1));
    for (const QPointF &branch : m_shape.branches)
        tips = tips.united(QRectF(branch, QSizeF(1, 1)));
    return m_shape.line.controlPointRect().united(tips).adjusted(-8, -10, 8, 10);
}

QColor EdgeItem::color() const
{
    if (!m_edge.fault.isEmpty())
        return m_theme.fail;
    switch (m_edge.key.kind) {
    case EdgeKind::Base:
        return m_theme.accent;
    case EdgeKind::CopyFrom:
        return m_theme.copy;
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
        return m_theme.mount;
    case EdgeKind::Context:
    case EdgeKind::Cache:
        return m_theme.muted;
    }
    return m_theme.muted;
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    if (m_shape.line.isEmpty())
        return;
    const double detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    painter->setOpacity(m_look.isFaded ? kFadedOpacity : 1);
    if (detail < kLineDetail) {
        painter->setPen(QPen(color(), 0));
        painter->drawPolyline(m_shape.corners);
        return;
    }
    paintLine(*painter, option->exposedRect);
    paintArrow(*painter, m_shape.tip);
    for (const QPointF &branch : m_shape.branches)
        paintArrow(*painter, branch);
}

/// Stroking costs by the length of a line, seen or not: only the seen pieces are drawn.
void EdgeItem::paintLine(QPainter &painter, const QRectF &seen) const
{
    const bool isStrong = m_look.isSelected || m_look.isHovered;
    const bool isDotted =
        m_edge.key.kind == EdgeKind::MountFrom || m_edge.key.kind == EdgeKind::OnBuild || isCache();
    const double width = (isStrong ? 3 : 2) - (isThin() ? 0.8 : 0);
    QPen pen(color(), m_edge.isBundle() ? width + 0.6 : width);
    pen.setCapStyle(isDotted ? Qt::RoundCap : Qt::FlatCap);
    painter.setBrush(Qt::NoBrush);
    const auto dashes = dashesOf(m_edge.key.kind);
    if (!dashes.isEmpty())
        pen.setDashPattern(dashes);
    const QRectF area = seen.adjusted(-4, -4, 4, 4);
    for (const EdgePiece &piece : m_shape.pieces) {
        const QRectF bounds = piece.bounds.adjusted(0, 0, 1, 1);
        if (!seen.isEmpty() && !bounds.intersects(area))
            continue;
        if (!dashes.isEmpty())
            pen.setDashOffset(piece.start / pen.widthF());
        painter.setPen(pen);
        painter.drawPath(piece.path);
    }
}

void EdgeItem::paintArrow(QPainter &painter, QPointF tip) const
{
    const double length = arrowLength(m_edge.key.kind);
    switch (m_edge.key.kind) {
    case EdgeKind::Base:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color());
        painter.drawPolygon(
            QPolygonF({tip, tip + QPointF(-length - 1, -6), tip + QPointF(-length - 1, 6)}));
        return;
    case EdgeKind::CopyFrom:
    case EdgeKind::Context:
        painter.setPen(
            QPen(color(), isThin() ? 1.4 : 2.2, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(
            QPolygonF({tip + QPointF(-11, -6), tip + QPointF(-1, 0), tip + QPointF(-11, 6)}));
        return;
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
    case EdgeKind::Cache:
        painter.setPen(QPen(color(), 1.6));
        painter.setBrush(m_theme.canvas);
        painter.drawPolygon(
            QPolygonF({tip + QPointF(-1, 0), tip + QPointF(-length / 2, -4.5),
                       tip + QPointF(-length, 0), tip + QPointF(-length / 2, 4.5)}));
        return;
    }
}

} // namespace stagewright::app
