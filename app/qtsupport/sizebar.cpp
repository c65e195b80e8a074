#include "app/qtsupport/sizebar.h"

#include <QLineF>
#include <QPainter>
#include <QVarLengthArray>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kShortestBar = 2;
constexpr double kRadius = 2;
constexpr double kHatchStep = 6.5;

QColor colorOf(BarFill fill, const Theme &theme)
{
    switch (fill) {
    case BarFill::Ships:
    case BarFill::Discarded:
        return theme.bar;
    case BarFill::Base:
        return theme.neutral;
    case BarFill::Accent:
        return theme.accent;
    }
    return theme.bar;
}

double radiusFor(const QRectF &rect)
{
    return std::min({kRadius, rect.width() / 2, rect.height() / 2});
}

/// Rising strokes, cut at the sides of the rectangle by arithmetic: a clip would cost more than
/// the strokes.
void paintHatch(QPainter &painter, const QRectF &area, const QColor &color)
{
    QVarLengthArray<QLineF, 64> strokes;
    const double height = area.height();
    for (double x = area.left() - height; x < area.right(); x += kHatchStep) {
        const double from = std::max(x, area.left());
        const double to = std::min(x + height, area.right());
        if (to > from)
            strokes.append(QLineF(from, area.bottom() - (from - x), to, area.bottom() - (to - x)));
    }
    painter.setPen(QPen(color, 1.5));
    painter.drawLines(strokes.constData(), static_cast<int>(strokes.size()));
}

void paintDiscarded(QPainter &painter, const QRectF &bar, const Theme &theme)
{
    const double radius = radiusFor(bar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.card);
    painter.drawRoundedRect(bar, radius, radius);
    paintHatch(painter, bar.adjusted(0.5, 0.5, -0.5, -0.5), theme.bar);
    painter.setPen(QPen(theme.bar, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace

double barLength(std::int64_t bytes, std::int64_t largest, double width)
{
    if (bytes <= 0 || largest <= 0)
        return 0;
    const double share = static_cast<double>(bytes) / static_cast<double>(largest);
    return std::clamp(share * width, std::min(kShortestBar, width), width);
}

void paintBarTrack(QPainter &painter, const QRectF &track, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(track, radiusFor(track), radiusFor(track));
}

void paintBar(QPainter &painter, const QRectF &bar, BarFill fill, const Theme &theme)
{
    if (fill == BarFill::Discarded && bar.width() > kShortestBar) {
        paintDiscarded(painter, bar, theme);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(fill, theme));
    painter.drawRoundedRect(bar, radiusFor(bar), radiusFor(bar));
}

void paintSizeBar(QPainter &painter, const QRectF &track, std::int64_t bytes, std::int64_t largest,
                  BarFill fill, const Theme &theme)
{
    paintBarTrack(painter, track, theme);
    QRectF bar = track;
    bar.setWidth(barLength(bytes, largest, track.width()));
    if (bar.width() > 0)
        paintBar(painter, bar, fill, theme);
}

} // namespace stagewright::app
