/// The colours of pictures: those of the window (app/qtsupport/theme), whose contrasts are checked
/// there: text at least 4.5, lines at least 3.
#pragma once

#include "core/language/draw/draw.h"

#include <string>

namespace stagewright::draw {

struct Palette
{
    std::string canvas;
    std::string card;
    std::string text;
    std::string muted;
    std::string border;
    std::string separator;
    std::string accent; ///< FROM, the target
    std::string copy;
    std::string mount;
    std::string fail;
    std::string keyword;
    std::string flag;
    double shadow = 0; ///< opacity
};

const Palette &paletteOf(ColorScheme scheme);

/// Of an edge's line: its kind's, or that of faults.
const std::string &colorOf(const Palette &palette, dockerfile::EdgeKind kind, bool isFaulty);

} // namespace stagewright::draw
