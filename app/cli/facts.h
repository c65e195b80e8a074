#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command factsCommand;

} // namespace stagewright::app
