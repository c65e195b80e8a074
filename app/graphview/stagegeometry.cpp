#include "app/graphview/stagegeometry.h"

#include "app/qtsupport/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kGrid = 8;
constexpr double kSmallestImage = 144; ///< has room for a size too: a build moves nothing
constexpr double kLargestImage = 248;

} // namespace

StageGeometry::StageGeometry(const GraphStage &stage, StageExtent extent)
    : m_isCollapsed(extent == StageExtent::Collapsed)
{
    if (m_isCollapsed)
        return;
    const std::size_t count = stage.rows.size();
    m_hasMore = count > kMaximumRows;
    m_visibleRows = extent == StageExtent::Full ? count : std::min(count, kMaximumRows);
    m_hasMetadata = !stage.metadata.isEmpty();
    m_hasFooter = !stage.footer.isEmpty();
    m_height = rowsBottom() + (m_hasMetadata ? kStripHeight : 0) + (m_hasFooter ? kStripHeight : 0);
}

double StageGeometry::rowsBottom() const
{
    const double rows = static_cast<double>(m_visibleRows + (m_hasMore ? 1 : 0));
    return kHeaderHeight + (rows > 0 ? rows * kRowHeight + 2 * kRowsPadding : 0);
}

QRectF StageGeometry::row(std::size_t index) const
{
    const double top = kHeaderHeight + kRowsPadding + static_cast<double>(index) * kRowHeight;
    return {0, top, kWidth, kRowHeight};
}

std::optional<QRectF> StageGeometry::moreRow() const
{
    return m_hasMore ? std::optional(row(m_visibleRows)) : std::nullopt;
}

std::optional<QRectF> StageGeometry::metadata() const
{
    if (!m_hasMetadata)
        return std::nullopt;
    return QRectF(0, rowsBottom(), kWidth, kStripHeight);
}

std::optional<QRectF> StageGeometry::footer() const
{
    if (!m_hasFooter)
        return std::nullopt;
    return QRectF(0, m_height - kStripHeight, kWidth, kStripHeight);
}

std::optional<std::size_t> StageGeometry::rowAt(QPointF point) const
{
    for (std::size_t i = 0; i < m_visibleRows; ++i)
        if (row(i).contains(point))
            return i;
    return std::nullopt;
}

QPointF StageGeometry::inPort(const GraphStage &stage, std::size_t instruction) const
{
    const QPointF atHeader(0, kHeaderHeight / 2);
    if (m_isCollapsed)
        return atHeader;
    for (std::size_t i = 0; i < stage.rows.size(); ++i) {
        if (stage.rows[i].instruction != instruction)
            continue;
        const std::size_t shown = i < m_visibleRows ? i : m_visibleRows;
        return {0, row(shown).center().y()};
    }
    if (m_hasMetadata && stage.metadataInstructions.contains(instruction))
        return {0, metadata()->center().y()};
    return atHeader;
}

double imageWidth(const GraphImage &image)
{
    const QFontMetricsF name(interfaceFont(13, QFont::DemiBold));
    const QFontMetricsF detail(interfaceFont(11));
    const double text =
        std::max(name.horizontalAdvance(image.name), detail.horizontalAdvance(image.detail));
    const double width = std::ceil((text + 40) / kGrid) * kGrid;
    return std::clamp(width, kSmallestImage, kLargestImage);
}

} // namespace stagewright::app
