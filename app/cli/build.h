#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command buildCommand;

} // namespace stagewright::app
