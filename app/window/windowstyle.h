/// The parts of the look that Fusion and the palette do not give: one style sheet from the theme.
#pragma once

#include "app/qtsupport/theme.h"

#include <QString>

namespace stagewright::app {

QString styleSheetOf(const Theme &theme);

enum class ThemeChoice { System, Light, Dark };

/// The theme for a choice; System follows the lightness of the desktop's palette, as it was when
/// the program started.
Theme themeFor(ThemeChoice choice);

} // namespace stagewright::app
