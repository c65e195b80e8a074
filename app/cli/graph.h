#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command graphCommand;

} // namespace stagewright::app
