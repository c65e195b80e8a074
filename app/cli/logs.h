#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command logsCommand;

} // namespace stagewright::app
