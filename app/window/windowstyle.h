/// The parts of the look that Fusion and the palette do not give: one style sheet from the theme.
#pragma once

#include "app/qtsupport/theme.h"

#include <QString>

namespace stagewright::app {

QString styleSheetOf(const Theme &theme);

enum class ThemeChoice { System, Light, Dark };

Theme themeFor(ThemeChoice choice, bool isSystemDark);

} // namespace stagewright::app
