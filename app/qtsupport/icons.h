/// Icons of ours as SVG, tinted by the theme: nothing depends on an icon theme of the desktop.
#pragma once

#include "app/qtsupport/theme.h"

#include <QIcon>

namespace stagewright::app {

/// The icon resources/icons/NAME.svg in the theme's text colour (muted where disabled), crisp at
/// every size and scale. A name that does not exist gives a null icon.
QIcon themedIcon(const QString &name, const Theme &theme);

/// The same in a given colour.
QIcon tintedIcon(const QString &name, const QColor &color, const QColor &disabled);

} // namespace stagewright::app
