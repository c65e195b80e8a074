#include "app/cli/jail.h"

#include "core/build/exec/jailmain.h"

#include <sys/socket.h>
#include <sys/stat.h>

namespace stagewright::app {

namespace {

/// Only a coordinator passes a socket on descriptor 3.
bool startedByCoordinator()
{
    struct ::stat status{};
    return ::fstat(exec::kJailSocket, &status) == 0 && S_ISSOCK(status.st_mode);
}

int run(std::span<const std::string_view> arguments)
{
    if (!arguments.empty())
        return usageError(jailCommand, "takes no arguments");
    if (!startedByCoordinator())
        return usageError(jailCommand, "builds start this by themselves");
    return exec::jailMain();
}

} // namespace

const Command jailCommand{.name = "jail",
                          .synopsis = "",
                          .summary = "the sandbox that builds start by themselves",
                          .details = {},
                          .run = run,
                          .isInternal = true};

} // namespace stagewright::app
