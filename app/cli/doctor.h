/// `stagewright doctor`: what this machine can do, and the remedy for what it cannot.
#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command doctorCommand;

} // namespace stagewright::app
