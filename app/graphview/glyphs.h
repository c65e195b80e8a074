/// The small signs of the graph, drawn: no font has all of them everywhere.
#pragma once

#include "app/graphview/graphcontent.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace stagewright::app {

struct Theme;

enum class Glyph {
    Run,
    Copy,
    Folder,
    Dot,
    Check,
    Bolt,
    Cross,
    Play,
    Clock,
    Skip,
    Stop,
    Warning,
    Star,
    TriangleDown,
    TriangleRight,
};

/// `box` is square; 12 × 12 fits beside a row's text.
void paintGlyph(QPainter &painter, const QRectF &box, Glyph glyph, const QColor &color);

Glyph glyphOf(RowKind kind);
/// The status' sign; nothing for StepStatus::None.
std::optional<Glyph> glyphOf(StepStatus status);
QColor colorOf(StepStatus status, const Theme &theme);
/// "running", "cached", …; empty for StepStatus::None.
QString wordOf(StepStatus status);

} // namespace stagewright::app
