#include "app/graphview/stageitem.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace stagewright::app {

StageItem::StageItem(const GraphStage &stage, const Theme &theme)
    : m_theme(theme)
{
    setStage(stage, StageExtent::Capped, 0);
}

void StageItem::setStage(const GraphStage &stage, StageExtent extent, std::int64_t largestRow)
{
    if (stage == m_stage && extent == m_extent && largestRow == m_largestRow)
        return;
    prepareGeometryChange();
    m_stage = stage;
    m_extent = extent;
    m_largestRow = largestRow;
    m_geometry = StageGeometry(m_stage, m_extent);
    updateTexts();
    update();
}

void StageItem::updateTexts()
{
    m_texts = makeStageTexts(m_stage, m_geometry, m_extent == StageExtent::Full, m_largestRow > 0);
}

void StageItem::setLook(const StageLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    setZValue(look.isSelected ? 1 : 0);
    update();
}

void StageItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QPointF StageItem::inPort(std::size_t instruction) const
{
    return pos() + m_geometry.inPort(m_stage, instruction);
}

QString StageItem::tipAt(QPointF point) const
{
    if (const auto row = m_geometry.rowAt(point)) {
        const GraphRow &found = m_stage.rows[*row];
        return found.tip.isEmpty() ? found.text : found.tip;
    }
    if (const auto box = m_geometry.metadata(); box && box->contains(point))
        return m_stage.metadata;
    if (m_geometry.header().contains(point))
        return m_stage.baseTip;
    return m_stage.footer;
}

QRectF StageItem::boundingRect() const
{
    return m_geometry.bounds().adjusted(-6, -6, 8, 8);
}

QPainterPath StageItem::shape() const
{
    QPainterPath path;
    path.addRect(m_geometry.bounds());
    path.addEllipse(m_geometry.outPort(), 12, 12);
    return path;
}

void StageItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintStage(*painter, {m_stage, m_geometry, m_texts, m_look, m_theme, m_largestRow}, detail);
}

} // namespace stagewright::app
