/// Where everything of an SVG picture stands, in pixels from the graph's top left corner.
#pragma once

#include "core/language/draw/picture.h"
#include "core/language/draw/textwidth.h"
#include "core/language/layout/layout.h"

#include <optional>
#include <string>
#include <vector>

namespace stagewright::draw {

namespace metrics {

inline constexpr double kHeader = 38;
inline constexpr double kRow = 22;
inline constexpr double kRowsPadding = 4;
inline constexpr double kStrip = 27;
inline constexpr double kPadding = 14;    ///< between a card's side and its texts
inline constexpr double kLineNumber = 40; ///< at the right end of a row
inline constexpr double kPart = 14;       ///< indent of a row that belongs to the one above
inline constexpr double kPill = 18;       ///< height of a label
inline constexpr double kPillPadding = 9;
inline constexpr double kArrow = 12;
inline constexpr double kImagePadding = 18;

inline constexpr Font kName{Font::Family::Sans, 15, true};
inline constexpr Font kBase{Font::Family::Sans, 12, false};
inline constexpr Font kTag{Font::Family::Sans, 12, true};
inline constexpr Font kCode{Font::Family::Mono, 11, false};
inline constexpr Font kSmall{Font::Family::Sans, 11, false};
inline constexpr Font kLabel{Font::Family::Sans, 11, true};
inline constexpr Font kImage{Font::Family::Sans, 13, true};

} // namespace metrics

struct Box
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    double middle() const { return y + height / 2; }
};

struct PlacedStage
{
    Box box;
    std::string tag;      ///< at the right of the header
    bool hasMore = false; ///< a line tells of hidden rows
    bool hasMetadata = false;

    /// Top of the row, from the box's top. The row behind the last one tells of hidden ones.
    static double rowTop(std::size_t row);
    double rowsBottom(std::size_t rows) const;
};

struct PlacedEdge
{
    std::vector<layout::Cubic> curve; ///< up to the zone in front of the target
    layout::Point tip;
    std::string label;
    std::optional<Box> pill; ///< of the label; in the target's own zone, where no edge passes
};

/// By index in the picture's lists.
struct Arrangement
{
    std::vector<PlacedStage> stages;
    std::vector<Box> images;
    std::vector<PlacedEdge> edges;
    Box bounds; ///< of everything; edges that run around reach left of the first stage
};

Arrangement arrange(const Picture &picture);

} // namespace stagewright::draw
