#include "app/graphview/edgelabel.h"

#include "app/graphview/edgeitem.h"
#include "app/graphview/stagepainter.h"
#include "app/qtsupport/text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace stagewright::app {

namespace {

constexpr double kAboveStages = 3;
constexpr double kFadedOpacity = 0.3;
constexpr double kLongestPath = 150;
constexpr std::int64_t kWidestSize = 888'800'000;

QString withSize(const QString &text, const QString &size)
{
    return size.isEmpty() ? text : QStringLiteral("%1 · %2").arg(text, size);
}

QSizeF sizeOfText(const QString &text)
{
    if (text.isEmpty())
        return {};
    return {QFontMetricsF(EdgeLabel::font()).horizontalAdvance(text) + 2 * EdgeLabel::kPadding,
            EdgeLabel::kHeight};
}

QString shortened(const QString &text)
{
    return QFontMetricsF(EdgeLabel::font()).elidedText(text, Qt::ElideMiddle, kLongestPath);
}

} // namespace

EdgeLabel::EdgeLabel(const EdgeItem &edge)
    : m_edge(edge)
{
    setZValue(kAboveStages);
}

QString EdgeLabel::textOf(const GraphEdge &edge)
{
    if (!edge.fault.isEmpty())
        return QStringLiteral("? ") + edge.fault;
    return edge.label.isEmpty() ? QString() : withSize(shortened(edge.label), edge.size);
}

bool EdgeLabel::hasText(const GraphEdge &edge)
{
    return !edge.fault.isEmpty() || !edge.label.isEmpty();
}

bool EdgeLabel::isAlwaysShown(const GraphEdge &edge)
{
    const bool isThin = edge.key.kind == EdgeKind::Context || edge.key.kind == EdgeKind::Cache;
    return (!isThin || edge.isBundle()) && hasText(edge);
}

QSizeF EdgeLabel::sizeOf(const GraphEdge &edge)
{
    return sizeOfText(textOf(edge));
}

QSizeF EdgeLabel::roomOf(const GraphEdge &edge)
{
    const bool mayGetSize = edge.fault.isEmpty() && !edge.label.isEmpty() && !edge.isBundle() &&
                            edge.key.kind == EdgeKind::CopyFrom;
    return mayGetSize ? sizeOfText(withSize(shortened(edge.label), sizeText(kWidestSize)))
                      : sizeOf(edge);
}

QFont EdgeLabel::font()
{
    return interfaceFont(11, QFont::DemiBold);
}

void EdgeLabel::follow()
{
    prepareGeometryChange();
    m_box = m_edge.labelBox();
    setVisible(!m_box.isEmpty());
    update();
}

void EdgeLabel::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (detail < kFullDetail)
        return;
    painter->setOpacity(m_edge.look().isFaded ? kFadedOpacity : 1);
    painter->setPen(QPen(m_edge.color(), m_edge.look().isSelected ? 2 : 1.2));
    painter->setBrush(m_edge.theme().card);
    painter->drawRoundedRect(m_box, kHeight / 2, kHeight / 2);
    painter->setFont(font());
    painter->setPen(m_edge.color());
    painter->drawText(m_box, int(Qt::AlignCenter) | Qt::TextSingleLine, textOf(m_edge.edge()));
}

} // namespace stagewright::app
