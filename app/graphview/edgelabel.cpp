#include "app/graphview/edgelabel.h"

#include "app/graphview/edgeitem.h"
#include "app/graphview/stagepainter.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace stagewright::app {

namespace {

constexpr double kAboveLines = -0.2;
constexpr double kAboveStages = 3;
constexpr double kFadedOpacity = 0.3;

} // namespace

EdgeLabel::EdgeLabel(const EdgeItem &edge)
    : m_edge(edge)
{
    setZValue(kAboveLines);
}

QFont EdgeLabel::font()
{
    return interfaceFont(11, QFont::DemiBold);
}

void EdgeLabel::follow()
{
    prepareGeometryChange();
    m_box = m_edge.labelBox();
    const EdgeLook &look = m_edge.look();
    setZValue(look.isHovered || look.isSelected ? kAboveStages : kAboveLines);
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
    painter->drawText(m_box, int(Qt::AlignCenter) | Qt::TextSingleLine, m_edge.labelText());
}

} // namespace stagewright::app
