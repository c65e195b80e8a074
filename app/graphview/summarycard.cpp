#include "app/graphview/summarycard.h"

#include "app/qtsupport/sizebar.h"
#include "app/qtsupport/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kPadding = 14;
constexpr double kBarWidth = 206;
constexpr double kBarHeight = 14;
constexpr double kGap = 28;

QFont headlineFont()
{
    return interfaceFont(13, QFont::DemiBold);
}

QFont detailFont()
{
    return interfaceFont(12);
}

} // namespace

SummaryCard::SummaryCard(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("graphSummary"));
    hide();
}

void SummaryCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void SummaryCard::setContent(const GraphContent &content)
{
    setVisible(content.shippedBytes >= 0);
    if (content.shippedBytes < 0)
        return;
    m_shipped = content.shippedBytes;
    m_discarded = std::max<std::int64_t>(content.discardedBytes, 0);
    m_headline =
        m_discarded > 0
            ? tr("Ships %1 of %2").arg(sizeText(m_shipped), sizeText(m_shipped + m_discarded))
            : tr("Ships %1").arg(sizeText(m_shipped));
    if (m_discarded == 0)
        m_detail = tr("Nothing stays behind");
    else if (content.discardedFrom.isEmpty())
        m_detail = tr("%1 stay behind").arg(sizeText(m_discarded));
    else
        m_detail = tr("%1 stay behind in %2").arg(sizeText(m_discarded), content.discardedFrom);
    setAccessibleName(m_headline);
    setAccessibleDescription(m_detail);
    resize(sizeHint());
    update();
}

double SummaryCard::textWidth() const
{
    return std::max(QFontMetricsF(headlineFont()).horizontalAdvance(m_headline),
                    QFontMetricsF(detailFont()).horizontalAdvance(m_detail));
}

QSize SummaryCard::sizeHint() const
{
    return {int(std::ceil(textWidth() + kBarWidth + kGap + 2 * kPadding)), 46};
}

void SummaryCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.border);
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const double width = this->width() - kBarWidth - kGap - 2 * kPadding + 1;
    const auto draw = [&](double top, const QFont &font, const QColor &color, const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRectF(kPadding, top, width, 18), int(Qt::AlignVCenter),
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, width));
    };
    draw(5, headlineFont(), m_theme.text, m_headline);
    draw(23, detailFont(), m_theme.muted, m_detail);
    const QRectF bar(this->width() - kPadding - kBarWidth, (height() - kBarHeight) / 2, kBarWidth,
                     kBarHeight);
    const double shipped = std::max(barLength(m_shipped, m_shipped + m_discarded, kBarWidth), 4.0);
    if (m_discarded > 0)
        paintBar(painter, bar, BarFill::Discarded, m_theme);
    paintBar(painter, QRectF(bar.left(), bar.top(), shipped, bar.height()), BarFill::Accent,
             m_theme);
}

} // namespace stagewright::app
