#include "app/graphview/imageitem.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace stagewright::app {

namespace {

constexpr double kDimmedOpacity = 0.3;

} // namespace

ImageItem::ImageItem(const GraphImage &image, const Theme &theme)
    : m_theme(theme)
{
    setImage(image);
}

void ImageItem::setImage(const GraphImage &image)
{
    if (image == m_image && !m_size.isEmpty())
        return;
    prepareGeometryChange();
    m_image = image;
    m_size = QSizeF(imageWidth(image), kImageHeight);
    update();
}

void ImageItem::setLook(const StageLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    update();
}

void ImageItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QRectF ImageItem::boundingRect() const
{
    return QRectF(QPointF(), m_size).adjusted(-6, -6, 6, 6);
}

QPainterPath ImageItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(QPointF(), m_size));
    return path;
}

QPen ImageItem::framePen() const
{
    QPen pen(m_look.isSelected || m_look.isHovered ? m_theme.accent : m_theme.muted, 1.3);
    pen.setDashPattern({4, 2.5});
    return pen;
}

void ImageItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const QRectF pill = QRectF(QPointF(), m_size).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = pill.height() / 2;
    painter->setOpacity(m_look.emphasis == Emphasis::Dimmed ? kDimmedOpacity : 1);
    if (detail < kHeaderDetail) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.neutral.lighter(m_theme.isDark ? 80 : 125));
        painter->drawRoundedRect(pill, radius, radius);
        return;
    }
    if (m_look.isSelected) {
        QColor halo = m_theme.accent;
        halo.setAlpha(90);
        painter->setPen(QPen(halo, 3));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(pill.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2, radius + 2);
    }
    painter->setPen(framePen());
    painter->setBrush(m_theme.card);
    painter->drawRoundedRect(pill, radius, radius);
    paintTexts(*painter, detail);
}

void ImageItem::paintTexts(QPainter &painter, double detail) const
{
    const bool isFar = detail < kFullDetail;
    const bool hasDetail = !m_image.detail.isEmpty() && !isFar;
    const int size = isFar ? int(kSmallestLegibleText / detail) : 13;
    const QFont name = interfaceFont(size, QFont::DemiBold);
    const QFont small = interfaceFont(11);
    const QRectF box = QRectF(QPointF(), m_size).adjusted(14, 0, -14, 0);
    const auto draw = [&](double top, double height, const QFont &font, const QColor &color,
                          const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRectF(box.left(), top, box.width(), height),
                         int(Qt::AlignCenter) | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, box.width()));
    };
    draw(hasDetail ? 5 : 0, hasDetail ? 18 : kImageHeight, name, m_theme.text, m_image.name);
    if (hasDetail)
        draw(23, 16, small, m_theme.muted, m_image.detail);
}

} // namespace stagewright::app
