/// An external image: a pill with a dashed border.
#pragma once

#include "app/graphview/graphcontent.h"
#include "app/graphview/stagepainter.h"

#include <QGraphicsObject>

namespace stagewright::app {

class ImageItem : public QGraphicsObject
{
    Q_OBJECT

public:
    enum { Type = UserType + 2 };

    ImageItem(const GraphImage &image, const Theme &theme);

    const GraphImage &image() const { return m_image; }
    void setImage(const GraphImage &image);
    void setLook(const StageLook &look);
    const StageLook &look() const { return m_look; }
    void setTheme(const Theme &theme);

    QRectF card() const { return QRectF(QPointF(), m_size).translated(pos()); }
    QPointF outPort() const { return pos() + QPointF(m_size.width(), m_size.height() / 2); }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    int type() const override { return Type; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QPen framePen() const;
    void paintTexts(QPainter &painter, double detail) const;

    GraphImage m_image;
    QSizeF m_size;
    StageLook m_look;
    Theme m_theme;
};

} // namespace stagewright::app
