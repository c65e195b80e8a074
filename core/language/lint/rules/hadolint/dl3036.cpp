#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool installs(const ShellCommand &command)
{
    return calls(command, {"zypper"}, {"install", "in"});
}

bool cleans(const ShellCommand &command)
{
    return calls(command, {"zypper"}, {"clean", "cc"});
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &script : input.scripts->all()) {
        const auto &commands = script.commands.commands;
        const auto install = std::find_if(commands.begin(), commands.end(), installs);
        if (install == commands.end() || isFollowed(script, installs, cleans) ||
            hasCacheMount(script, "/var/cache/zypp"))
            continue;
        addFix(addAt(findings, script, *install, nullptr,
                     Message(MSG(
                         "lint",
                         "zypper leaves its caches in the layer: end the RUN with zypper clean"))),
               appendCommand(script, "zypper clean"),
               Message(MSG("lint", "Clean up at the end of the RUN")), FixKind::Suggestion);
    }
}

} // namespace

constinit const Rule kDL3036{.name = "DL3036",
                             .description = MSG("lint", "zypper should clean up after itself"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
