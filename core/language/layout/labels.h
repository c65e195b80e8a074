/// Last phase, and by itself for lines that did not come from the layout: places of labels.
#pragma once

#include "core/language/layout/layout.h"

#include <optional>
#include <vector>

namespace stagewright::layout {

struct Rect
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

struct Label
{
    std::vector<Cubic> curve; ///< the line that it belongs to
    Size size;                ///< empty: no label
};

/// Where a label covers least of the line's neighbourhood if nothing is in its way: in the middle
/// of the piece with the longest way up or down.
Point middleOf(const std::vector<Cubic> &curve);

/// Place of each label, where it covers nothing of `taken` and no other label. Nothing where there
/// is no such place. Earlier labels choose first.
std::vector<std::optional<LabelPlace>> placeLabels(std::vector<Rect> taken,
                                                   const std::vector<Label> &labels);

} // namespace stagewright::layout
