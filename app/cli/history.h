#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command historyCommand;

} // namespace stagewright::app
