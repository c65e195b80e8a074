#include "app/cli/commands.h"

#include "app/cli/build.h"
#include "app/cli/check.h"
#include "app/cli/doctor.h"
#include "app/cli/facts.h"
#include "app/cli/format.h"
#include "app/cli/graph.h"
#include "app/cli/history.h"
#include "app/cli/images.h"
#include "app/cli/jail.h"
#include "app/cli/logs.h"
#include "app/cli/open.h"
#include "app/cli/parse.h"
#include "app/cli/sizes.h"
#include "app/cli/verify.h"

#include <array>
#include <iostream>

namespace stagewright::app {

std::span<const Command *const> commands()
{
    static constexpr std::array all = {
        &buildCommand,   //
        &checkCommand,   //
        &doctorCommand,  //
        &factsCommand,   //
        &formatCommand,  //
        &graphCommand,   //
        &historyCommand, //
        &imagesCommand,  //
        &jailCommand,    //
        &logsCommand,    //
        &openCommand,    //
        &parseCommand,   //
        &sizesCommand,   //
        &verifyCommand,  //
    };
    return all;
}

int usageError(const Command &command, std::string_view message)
{
    std::cerr << "stagewright " << command.name << ": " << message << "\n"
              << "usage: stagewright " << command.name << " " << command.synopsis << "\n"
              << "'stagewright " << command.name << " --help' tells more.\n";
    return kExitUsage;
}

int reportError(const Command &command, const Error &error)
{
    std::cerr << "stagewright " << command.name << ": " << error.toString() << "\n";
    return kExitFailure;
}

} // namespace stagewright::app
