/// Where the parts of a stage lie, in item coordinates: one truth for layout, paint and hits.
#pragma once

#include "app/graphview/graphcontent.h"

#include <QRectF>

#include <optional>

namespace stagewright::app {

/// How much of its rows a stage shows.
enum class StageExtent {
    Collapsed, ///< header only
    Capped,    ///< at most kMaximumRows
    Full,
};

class StageGeometry
{
public:
    static constexpr double kWidth = 304;
    static constexpr double kHeaderHeight = 38;
    static constexpr double kRowHeight = 22;
    static constexpr double kStripHeight = 28;
    static constexpr double kRowsPadding = 4;
    static constexpr double kRadius = 6;
    static constexpr std::size_t kMaximumRows = 12;

    StageGeometry() = default;
    StageGeometry(const GraphStage &stage, StageExtent extent);

    QRectF bounds() const { return {0, 0, kWidth, m_height}; }
    QRectF header() const { return {0, 0, kWidth, kHeaderHeight}; }
    QRectF collapseMark() const { return {6, 8, 22, 22}; }
    QRectF name() const { return {30, 0, 200, kHeaderHeight}; }

    std::size_t visibleRows() const { return m_visibleRows; }
    QRectF row(std::size_t index) const;
    /// "… 21 more instructions", or "show less".
    std::optional<QRectF> moreRow() const;
    std::optional<QRectF> metadata() const;
    std::optional<QRectF> footer() const;
    /// Index of the visible row at a point.
    std::optional<std::size_t> rowAt(QPointF point) const;

    QPointF outPort() const { return {kWidth, kHeaderHeight / 2}; }
    /// Where an edge to this instruction ends: its row, or what stands for it.
    QPointF inPort(const GraphStage &stage, std::size_t instruction) const;

private:
    double rowsBottom() const;

    double m_height = kHeaderHeight;
    std::size_t m_visibleRows = 0;
    bool m_isCollapsed = false;
    bool m_hasMore = false;
    bool m_hasMetadata = false;
    bool m_hasFooter = false;
};

/// Of an image's pill.
inline constexpr double kImageHeight = 44;
double imageWidth(const GraphImage &image);

} // namespace stagewright::app
