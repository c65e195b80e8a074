/// The bar that shows a size everywhere: in stages, tables, the text margin.
#pragma once

#include "app/qtsupport/theme.h"

#include <QRectF>

#include <cstdint>

class QPainter;

namespace stagewright::app {

enum class BarFill {
    Ships,     ///< solid: these bytes are in the target image
    Discarded, ///< hatched: they stay behind
    Base,      ///< solid, neutral: bytes of a base image
    Accent,    ///< solid: the shipped part in a summary
};

/// Part of `width` that `bytes` takes on a linear scale where `largest` fills it; every size
/// above zero is at least 2 wide.
double barLength(std::int64_t bytes, std::int64_t largest, double width);

/// The empty track.
void paintBarTrack(QPainter &painter, const QRectF &track, const Theme &theme);

/// One filled piece; solid or hatched inside `bar`.
void paintBar(QPainter &painter, const QRectF &bar, BarFill fill, const Theme &theme);

/// Track and piece in one.
void paintSizeBar(QPainter &painter, const QRectF &track, std::int64_t bytes, std::int64_t largest,
                  BarFill fill, const Theme &theme);

} // namespace stagewright::app
