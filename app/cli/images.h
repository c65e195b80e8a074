#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command imagesCommand;

} // namespace stagewright::app
