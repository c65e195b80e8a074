#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool installs(const ShellCommand &command)
{
    return calls(command, {"yarn"}, {"install"});
}

bool cleans(const ShellCommand &command)
{
    return calls(command, {"yarn"}, {"cache"}) && hasArgument(command, {"clean"});
}

void check(const RuleInput &input, Findings &findings)
{
    const auto isKept = keptStages(input.model);
    for (const auto &script : input.scripts->all()) {
        const auto &commands = script.commands.commands;
        const auto install = std::find_if(commands.begin(), commands.end(), installs);
        if (install == commands.end() || isFollowed(script, installs, cleans) ||
            hasCacheMount(script, ".cache/yarn") || !isKept[script.stage])
            continue;
        addFix(addAt(findings, script, *install, findArgument(*install, {"install"}),
                     Message(MSG("lint", "yarn leaves its cache in the layer: end the RUN with "
                                         "yarn cache clean"))),
               appendCommand(script, "yarn cache clean"),
               Message(MSG("lint", "Clean up at the end of the RUN")), FixKind::Suggestion);
    }
}

} // namespace

constinit const Rule kDL3060{.name = "DL3060",
                             .description = MSG("lint", "yarn should clean up after itself"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
