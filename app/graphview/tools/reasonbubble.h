/// Why a gesture cannot end where the pointer is.
#pragma once

#include <QPointF>
#include <QString>

class QPainter;

namespace stagewright::app {

struct Theme;

/// Beside `tip` (scene coordinates), at a size that can be read at every zoom.
void paintReason(QPainter &painter, const Theme &theme, QPointF tip, double zoom,
                 const QString &reason);

} // namespace stagewright::app
