/// `stagewright check`.
#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command checkCommand;

} // namespace stagewright::app
