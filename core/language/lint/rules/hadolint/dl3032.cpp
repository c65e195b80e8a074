#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool installs(const ShellCommand &command)
{
    return calls(command, {"yum"}, {"install"});
}

bool cleans(const ShellCommand &command)
{
    return calls(command, {"yum"}, {"clean", "all"}) || removesBelow(command, "/var/cache");
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &script : input.scripts->all()) {
        const auto &commands = script.commands.commands;
        const auto install = std::find_if(commands.begin(), commands.end(), installs);
        if (install == commands.end() || isFollowed(script, installs, cleans))
            continue;
        addFix(addAt(findings, script, *install, nullptr,
                     Message(MSG(
                         "lint",
                         "yum leaves its caches in the layer: end the RUN with yum clean all"))),
               appendCommand(script, "yum clean all"),
               Message(MSG("lint", "Clean up at the end of the RUN")), FixKind::Suggestion);
    }
}

} // namespace

constinit const Rule kDL3032{.name = "DL3032",
                             .description = MSG("lint", "yum should clean up after itself"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
