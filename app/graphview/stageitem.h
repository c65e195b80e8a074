/// One stage of the graph; its rows are painted, not items of their own.
#pragma once

#include "app/graphview/stagepainter.h"

#include <QGraphicsObject>

namespace stagewright::app {

class StageItem : public QGraphicsObject
{
    Q_OBJECT

public:
    enum { Type = UserType + 1 };

    StageItem(const GraphStage &stage, const Theme &theme);

    const GraphStage &stage() const { return m_stage; }
    const StageGeometry &geometry() const { return m_geometry; }
    const StageLook &look() const { return m_look; }

    void setStage(const GraphStage &stage, StageExtent extent, std::int64_t largestRow);
    void setLook(const StageLook &look);
    void setTheme(const Theme &theme);

    /// The card in scene coordinates.
    QRectF card() const { return m_geometry.bounds().translated(pos()); }
    QPointF outPort() const { return pos() + m_geometry.outPort(); }
    QPointF inPort(std::size_t instruction) const;
    /// Tool tip of what is at a point (item coordinates): cut texts in full, problems, errors.
    QString tipAt(QPointF point) const;

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    int type() const override { return Type; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void updateTexts();

    GraphStage m_stage;
    StageGeometry m_geometry;
    StageTexts m_texts;
    StageLook m_look;
    Theme m_theme;
    StageExtent m_extent = StageExtent::Capped;
    std::int64_t m_largestRow = 0;
};

} // namespace stagewright::app
