/// Fonts and measures inside a stage.
#pragma once

#include <QFont>

namespace stagewright::app {

struct StageStyle
{
    static constexpr double kPadding = 12;
    static constexpr double kTextLeft = 32;
    static constexpr double kGlyph = 12;
    static constexpr double kGlyphLeft = 12;
    static constexpr double kBarLeft = 186;
    static constexpr double kBarWidth = 46;
    static constexpr double kBarHeight = 8;

    QFont name;
    QFont base;
    QFont headline;
    QFont row;
    QFont size;
    QFont strip;

    static const StageStyle &get();
};

} // namespace stagewright::app
