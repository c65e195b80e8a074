#include "app/cli/commands.h"
#include "core/base/support/strings.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace stagewright;
using namespace stagewright::app;

void printHelp()
{
    std::cout << "usage: stagewright COMMAND [ARGUMENTS]\n\nCommands:\n";
    for (const auto *command : commands()) {
        if (command->isInternal)
            continue;
        std::string name(command->name);
        name.resize(std::max<std::size_t>(name.size() + 2, 12), ' ');
        std::cout << "  " << name << command->summary << "\n";
    }
    std::cout << "\n'stagewright COMMAND --help' tells more about one command.\n"
                 "Where a FILE is named, '-' is standard input.\n";
}

void printCommandHelp(const Command &command)
{
    std::cout << "usage: stagewright " << command.name << " " << command.synopsis << "\n\n"
              << command.summary << "\n";
    if (!command.details.empty())
        std::cout << "\n" << command.details;
}

int unknownCommand(std::string_view name)
{
    std::cerr << "stagewright: there is no command '" << name << "'";
    const Command *nearest = nullptr;
    std::size_t distance = 3;
    for (const auto *command : commands()) {
        if (const auto d = levenshtein(name, command->name); !command->isInternal && d < distance) {
            nearest = command;
            distance = d;
        }
    }
    if (nearest)
        std::cerr << " (did you mean '" << nearest->name << "'?)";
    std::cerr << "\n'stagewright --help' lists the commands.\n";
    return kExitUsage;
}

/// `--help` counts only before `--`.
bool asksForHelp(std::span<const std::string_view> arguments)
{
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    return std::any_of(arguments.begin(), end,
                       [](std::string_view a) { return a == "--help" || a == "-h"; });
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<std::string_view> arguments(argv + std::min(argc, 1), argv + argc);
    if (arguments.empty()) {
        std::cerr << "stagewright: name a command; 'stagewright --help' lists them.\n";
        return kExitUsage;
    }
    const auto name = arguments.front();
    if (name == "--help" || name == "-h" || name == "help") {
        printHelp();
        return kExitOk;
    }
    if (name == "--version") {
        std::cout << "stagewright " STAGEWRIGHT_VERSION "\n";
        return kExitOk;
    }
    const std::span rest(arguments.begin() + 1, arguments.end());
    for (const auto *command : commands()) {
        if (command->name != name)
            continue;
        if (!command->isInternal && asksForHelp(rest)) {
            printCommandHelp(*command);
            return kExitOk;
        }
        return command->run(rest);
    }
    return unknownCommand(name);
}
