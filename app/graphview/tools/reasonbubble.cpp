#include "app/graphview/tools/reasonbubble.h"

#include "app/qtsupport/theme.h"

#include <QFontMetricsF>
#include <QPainter>

namespace stagewright::app {

void paintReason(QPainter &painter, const Theme &theme, QPointF tip, double zoom,
                 const QString &reason)
{
    const QFont font = interfaceFont(12);
    const double width = QFontMetricsF(font).horizontalAdvance(reason) + 24;
    painter.save();
    painter.translate(tip);
    painter.scale(1 / zoom, 1 / zoom);
    const QRectF box(14, 14, width, 28);
    painter.setPen(QPen(theme.fail, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(box, 6, 6);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(box, int(Qt::AlignCenter) | Qt::TextSingleLine, reason);
    painter.restore();
}

} // namespace stagewright::app
