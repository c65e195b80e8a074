#include "app/graphview/glyphs.h"

#include "app/qtsupport/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace stagewright::app {

namespace {

/// Glyphs are designed on a 12 × 12 board.
constexpr double kBoard = 12;

QPolygonF star()
{
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double angle = -std::numbers::pi / 2 + i * std::numbers::pi / 5;
        const double radius = i % 2 == 0 ? 5.6 : 2.5;
        points << QPointF(6 + radius * std::cos(angle), 6.3 + radius * std::sin(angle));
    }
    return points;
}

/// Filled shapes; empty where the glyph is made of strokes.
QPolygonF shapeOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Bolt:
        return QPolygonF({{7, 0.8}, {2.2, 6.9}, {5.3, 6.9}, {4.6, 11.2}, {9.8, 4.9}, {6.5, 4.9}});
    case Glyph::Play:
        return QPolygonF({{3.2, 1.8}, {10.2, 6}, {3.2, 10.2}});
    case Glyph::Stop:
        return QPolygonF({{2.5, 2.5}, {9.5, 2.5}, {9.5, 9.5}, {2.5, 9.5}});
    case Glyph::Star:
        return star();
    case Glyph::TriangleDown:
        return QPolygonF({{2.5, 4}, {9.5, 4}, {6, 9}});
    case Glyph::TriangleRight:
        return QPolygonF({{4, 2.5}, {9, 6}, {4, 9.5}});
    case Glyph::Run:
    case Glyph::Copy:
    case Glyph::Folder:
    case Glyph::Dot:
    case Glyph::Check:
    case Glyph::Cross:
    case Glyph::Clock:
    case Glyph::Skip:
    case Glyph::Warning:
        return {};
    }
    return {};
}

QPainterPath lines(std::initializer_list<QPolygonF> polygons)
{
    QPainterPath path;
    for (const QPolygonF &polygon : polygons)
        path.addPolygon(polygon);
    return path;
}

QPainterPath clock()
{
    QPainterPath path = lines({QPolygonF({{6, 3.5}, {6, 6.2}, {8, 7.4}})});
    path.addEllipse(QPointF(6, 6), 4.6, 4.6);
    return path;
}

QPainterPath skip()
{
    QPainterPath path = lines({QPolygonF({{2.9, 9.1}, {9.1, 2.9}})});
    path.addEllipse(QPointF(6, 6), 4.4, 4.4);
    return path;
}

QPainterPath strokesOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Run:
        return lines({QPolygonF({{2, 3}, {5, 6}, {2, 9}}), QPolygonF({{6.5, 9}, {10.5, 9}})});
    case Glyph::Copy:
        return lines(
            {QPolygonF({{1.5, 6}, {10, 6}}), QPolygonF({{6.8, 2.8}, {10, 6}, {6.8, 9.2}})});
    case Glyph::Folder:
        return lines({QPolygonF({{1.5, 9.5},
                                 {1.5, 2.8},
                                 {4.6, 2.8},
                                 {5.8, 4.3},
                                 {10.5, 4.3},
                                 {10.5, 9.5},
                                 {1.5, 9.5}})});
    case Glyph::Check:
        return lines({QPolygonF({{2, 6.4}, {4.8, 9.2}, {10, 3}})});
    case Glyph::Cross:
        return lines({QPolygonF({{3, 3}, {9, 9}}), QPolygonF({{9, 3}, {3, 9}})});
    case Glyph::Warning:
        return lines({QPolygonF({{6, 1.5}, {11, 10.3}, {1, 10.3}, {6, 1.5}}),
                      QPolygonF({{6, 4.8}, {6, 7.2}}), QPolygonF({{6, 8.7}, {6, 8.8}})});
    case Glyph::Clock:
        return clock();
    case Glyph::Skip:
        return skip();
    case Glyph::Dot:
    case Glyph::Bolt:
    case Glyph::Play:
    case Glyph::Stop:
    case Glyph::Star:
    case Glyph::TriangleDown:
    case Glyph::TriangleRight:
        return {};
    }
    return {};
}

double strokeOf(Glyph glyph)
{
    return glyph == Glyph::Check || glyph == Glyph::Cross ? 1.9 : 1.3;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("StepStatus", text);
}

} // namespace

void paintGlyph(QPainter &painter, const QRectF &box, Glyph glyph, const QColor &color)
{
    painter.save();
    painter.translate(box.topLeft());
    painter.scale(box.width() / kBoard, box.height() / kBoard);
    const QPolygonF shape = shapeOf(glyph);
    if (glyph == Glyph::Dot || !shape.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        if (glyph == Glyph::Dot)
            painter.drawEllipse(QPointF(6, 6), 2, 2);
        else
            painter.drawPolygon(shape);
    } else {
        painter.setPen(QPen(color, strokeOf(glyph), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(strokesOf(glyph));
    }
    painter.restore();
}

Glyph glyphOf(RowKind kind)
{
    switch (kind) {
    case RowKind::Run:
        return Glyph::Run;
    case RowKind::Copy:
        return Glyph::Copy;
    case RowKind::Workdir:
        return Glyph::Folder;
    case RowKind::Other:
        return Glyph::Dot;
    }
    return Glyph::Dot;
}

std::optional<Glyph> glyphOf(StepStatus status)
{
    switch (status) {
    case StepStatus::None:
        return std::nullopt;
    case StepStatus::Waiting:
        return Glyph::Clock;
    case StepStatus::Running:
        return Glyph::Play;
    case StepStatus::Cached:
        return Glyph::Bolt;
    case StepStatus::Done:
        return Glyph::Check;
    case StepStatus::Failed:
        return Glyph::Cross;
    case StepStatus::Cancelled:
        return Glyph::Stop;
    case StepStatus::NotNeeded:
        return Glyph::Skip;
    }
    return std::nullopt;
}

QColor colorOf(StepStatus status, const Theme &theme)
{
    switch (status) {
    case StepStatus::Running:
        return theme.accent;
    case StepStatus::Cached:
    case StepStatus::Done:
        return theme.ok;
    case StepStatus::Failed:
        return theme.fail;
    case StepStatus::None:
    case StepStatus::Waiting:
    case StepStatus::Cancelled:
    case StepStatus::NotNeeded:
        return theme.muted;
    }
    return theme.muted;
}

QString wordOf(StepStatus status)
{
    switch (status) {
    case StepStatus::None:
        return {};
    case StepStatus::Waiting:
        return translated(QT_TRANSLATE_NOOP("StepStatus", "waiting"));
    case StepStatus::Running:
        return translated(QT_TRANSLATE_NOOP("StepStatus", "running"));
    case StepStatus::Cached:
        return translated(QT_TRANSLATE_NOOP("StepStatus", "cached"));
    case StepStatus::Done:
        return translated(QT_TRANSLATE_NOOP("StepStatus", "built"));
    case StepStatus::Failed:
        return translated(QT_TRANSLATE_NOOP("StepStatus", "failed"));
    case StepStatus::Cancelled:
        return translated(QT_TRANSLATE_NOOP("StepStatus", "cancelled"));
    case StepStatus::NotNeeded:
        return translated(QT_TRANSLATE_NOOP("StepStatus", "not needed"));
    }
    return {};
}

} // namespace stagewright::app
