#include "app/graphview/legend.h"

#include "app/graphview/edgeitem.h"
#include "app/qtsupport/sizebar.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kPadding = 12;
constexpr double kRow = 22;
constexpr double kSample = 52;
constexpr double kGap = 12;

void paintEdge(QPainter &painter, const QRectF &box, EdgeKind kind, const Theme &theme)
{
    GraphEdge edge;
    edge.key.kind = kind;
    EdgeItem item(edge, theme);
    const double y = box.center().y();
    item.setShape(shapeAlong({{box.left(), y}, {box.right(), y}}, kind));
    const QStyleOptionGraphicsItem option;
    item.paint(&painter, &option, nullptr);
}

void paintFrame(QPainter &painter, const QRectF &box, const QPen &pen, const QColor &fill)
{
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box.adjusted(8, 5, -8, -5), 3, 3);
}

} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("graphLegend"));
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(texts().join(QStringLiteral("; ")));
    resize(sizeHint());
}

void Legend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QStringList Legend::texts() const
{
    return {tr("FROM: stands on"),
            tr("COPY --from: takes files"),
            tr("RUN --mount: sees files while it runs"),
            tr("files of the build context"),
            tr("cache mount"),
            tr("bytes that ship"),
            tr("bytes that stay behind"),
            tr("the image"),
            tr("not built for this target")};
}

QSize Legend::sizeHint() const
{
    const QFontMetricsF metrics(interfaceFont(11));
    double width = 0;
    for (const QString &text : texts())
        width = std::max(width, metrics.horizontalAdvance(text));
    return {int(std::ceil(width + kSample + kGap + 2 * kPadding)),
            int(double(texts().size()) * kRow + kPadding)};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter);
}

void Legend::paint(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.border);
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(QRectF(QPointF(), sizeHint()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QStringList rows = texts();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const double top = kPadding / 2 + double(i) * kRow;
        paintSample(painter, i, QRectF(kPadding, top, kSample, kRow));
        painter.setFont(interfaceFont(11));
        painter.setPen(m_theme.text);
        painter.drawText(QRectF(kPadding + kSample + kGap, top, sizeHint().width(), kRow),
                         int(Qt::AlignVCenter) | Qt::TextSingleLine, rows[i]);
    }
}

void Legend::paintSample(QPainter &painter, qsizetype row, const QRectF &box) const
{
    const QRectF bar(box.left(), box.center().y() - 4, box.width(), 8);
    switch (row) {
    case 0:
        paintEdge(painter, box, EdgeKind::Base, m_theme);
        return;
    case 1:
        paintEdge(painter, box, EdgeKind::CopyFrom, m_theme);
        return;
    case 2:
        paintEdge(painter, box, EdgeKind::MountFrom, m_theme);
        return;
    case 3:
        paintEdge(painter, box, EdgeKind::Context, m_theme);
        return;
    case 4:
        paintEdge(painter, box, EdgeKind::Cache, m_theme);
        return;
    case 5:
        paintBar(painter, bar, BarFill::Ships, m_theme);
        return;
    case 6:
        paintBar(painter, bar, BarFill::Discarded, m_theme);
        return;
    case 7:
        paintFrame(painter, box, QPen(m_theme.accent, 2.5), m_theme.card);
        return;
    default:
        paintFrame(painter, box, QPen(m_theme.muted, 1, Qt::DashLine), m_theme.canvas);
        return;
    }
}

} // namespace stagewright::app
