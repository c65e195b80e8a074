/// `stagewright format`.
#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command formatCommand;

} // namespace stagewright::app
