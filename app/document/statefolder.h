/// Where the window keeps what is neither a setting nor worth a backup.
#pragma once

#include <QString>

namespace stagewright::app {

/// $XDG_STATE_HOME/stagewright/`name`, by default below ~/.local/state; it may not be there yet.
QString stateFolder(const QString &name);

} // namespace stagewright::app
