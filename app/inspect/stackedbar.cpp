#include "app/inspect/stackedbar.h"

#include "app/qtsupport/sizebar.h"
#include "app/qtsupport/text.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace stagewright::app {

namespace {

constexpr double kGap = 1;
constexpr double kLeastWidth = 3;
constexpr double kTextPadding = 10;

QString labelOf(const LayerRow &row)
{
    return QStringLiteral("%1 · %2").arg(row.createdBy, sizeText(row.bytes));
}

} // namespace

StackedBar::StackedBar(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Layers to scale"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StackedBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void StackedBar::setRows(const std::vector<LayerRow> &rows)
{
    m_rows = rows;
    m_selected = -1;
    QStringList parts;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (row->bytes > 0)
            parts << labelOf(*row);
    }
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    update();
}

void StackedBar::setSelected(int row)
{
    m_selected = row;
    update();
}

std::vector<StackedBar::Piece> StackedBar::pieces() const
{
    std::int64_t total = 0;
    int count = 0;
    for (const auto &row : m_rows) {
        total += row.bytes;
        count += row.bytes > 0;
    }
    std::vector<Piece> result;
    if (total <= 0)
        return result;
    const double room = width() - kLeastWidth * count;
    double x = 0;
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        const auto bytes = m_rows[static_cast<std::size_t>(i)].bytes;
        if (bytes <= 0)
            continue;
        const double length =
            kLeastWidth + room * static_cast<double>(bytes) / static_cast<double>(total);
        result.push_back({i, QRectF(x, 1, std::max(length - kGap, 1.0), height() - 2.0)});
        x += length;
    }
    return result;
}

void StackedBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(0, 1, width(), height() - 2), 4, 4);
    const auto all = pieces();
    if (all.empty()) {
        painter.fillPath(frame, m_theme.track);
        return;
    }
    painter.setFont(interfaceFont(12, QFont::DemiBold));
    for (const auto &piece : all) {
        const auto &row = m_rows[static_cast<std::size_t>(piece.row)];
        painter.setClipPath(frame);
        const auto color = row.line ? m_theme.bar : m_theme.neutral;
        painter.fillRect(piece.rect, color);
        const auto room = piece.rect.adjusted(kTextPadding, 0, -kTextPadding, 0);
        if (room.width() > 40) {
            painter.setPen(m_theme.isDark ? QColor(m_theme.canvas) : m_theme.card);
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(labelOf(row), Qt::ElideRight,
                                                              static_cast<int>(room.width())));
        }
        if (piece.row == m_selected) {
            painter.setPen(QPen(m_theme.text, 2));
            painter.drawRect(piece.rect.adjusted(1, 1, -1, -1));
        }
    }
}

int StackedBar::rowAt(QPointF point) const
{
    for (const auto &piece : pieces()) {
        if (piece.rect.contains(point))
            return piece.row;
    }
    return -1;
}

void StackedBar::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->position()); row >= 0)
        emit clicked(row);
}

bool StackedBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos());
    if (row >= 0)
        QToolTip::showText(help->globalPos(), labelOf(m_rows[static_cast<std::size_t>(row)]), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace stagewright::app
