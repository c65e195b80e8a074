/// `stagewright jail`: the sandbox that builds start themselves.
#pragma once

#include "app/cli/commands.h"

namespace stagewright::app {

extern const Command jailCommand;

} // namespace stagewright::app
