#include "app/graphview/imageitem.h"

#include "app/graphview/imageshape.h"

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

/// Images come from outside: dashed. What lies on this machine: solid. What is unknown: dotted.
QPen ImageItem::framePen() const
{
    const QColor plain = m_image.kind == ImageKind::Unresolved ? m_theme.fail : m_theme.muted;
    QPen pen(m_look.isSelected || m_look.isHovered ? m_theme.accent : plain, 1.3);
    if (m_look.emphasis == Emphasis::Lit)
        pen = QPen(m_theme.ok, 2.5);
    else if (m_image.kind == ImageKind::Registry)
        pen.setDashPattern({4, 2.5});
    else if (m_image.kind == ImageKind::Unresolved)
        pen.setDashPattern({1, 2});
    return pen;
}

void ImageItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const QRectF box = QRectF(QPointF(), m_size).adjusted(0.5, 0.5, -0.5, -0.5);
    const QPainterPath outline = imageOutline(m_image.kind, box);
    painter->setOpacity(m_look.emphasis == Emphasis::Dimmed ? kDimmedOpacity : 1);
    if (detail < kHeaderDetail) {
        painter->fillPath(outline, m_theme.neutral.lighter(m_theme.isDark ? 80 : 125));
        return;
    }
    if (m_look.isSelected) {
        QColor halo = m_theme.accent;
        halo.setAlpha(90);
        painter->strokePath(outline, QPen(halo, 7));
    }
    painter->fillPath(outline, m_theme.card);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(framePen());
    painter->drawPath(outline);
    painter->drawPath(imageInnerLines(m_image.kind, box));
    paintTexts(*painter, detail);
    if (m_look.isHovered && canBeSource(m_image.kind)) {
        painter->setPen(QPen(m_theme.accent, 2));
        painter->setBrush(m_look.isPortHovered ? m_theme.accent : m_theme.card);
        painter->drawEllipse(outPort() - pos(), 5, 5);
    }
}

void ImageItem::paintTexts(QPainter &painter, double detail) const
{
    const bool isFar = detail < kFullDetail;
    const bool hasDetail = !m_image.detail.isEmpty() && !isFar;
    const int size = isFar ? int(kSmallestLegibleText / detail) : 13;
    const QFont name = interfaceFont(size, QFont::DemiBold);
    const QFont small = interfaceFont(11);
    const bool isLow = m_image.kind == ImageKind::BuildContext || m_image.kind == ImageKind::Cache;
    const QRectF box = QRectF(QPointF(), m_size).adjusted(14, isLow ? 6 : 0, -14, 0);
    const auto draw = [&](double top, double height, const QFont &font, const QColor &color,
                          const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRectF(box.left(), box.top() + top, box.width(), height),
                         int(Qt::AlignCenter) | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, box.width()));
    };
    draw(hasDetail ? 5 : 0, hasDetail ? 18 : box.height(), name, m_theme.text, m_image.name);
    if (hasDetail)
        draw(23, 16, small, m_theme.muted, m_image.detail);
}

} // namespace stagewright::app
