#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool updates(const ShellCommand &command)
{
    return calls(command, {"apt", "apt-get", "aptitude"}, {"update"});
}

bool removesLists(const ShellCommand &command)
{
    return isOneOf(command.name(), {"rm", "find"}) &&
           std::any_of(command.words.begin() + 1, command.words.end(), [](const auto &word) {
               return word.text.starts_with("/var/lib/apt") || word.text == "/var/lib/*";
           });
}

bool keepsListsOutside(const RunScript &script)
{
    return hasCacheMount(script, "/var/lib/apt/lists") ||
           (hasCacheMount(script, "/var/lib/apt") && hasCacheMount(script, "/var/cache/apt"));
}

void check(const RuleInput &input, Findings &findings)
{
    const auto isKept = keptStages(input.model);
    for (const auto &script : input.scripts->all()) {
        const auto &commands = script.commands.commands;
        const auto update = std::find_if(commands.begin(), commands.end(), updates);
        if (update == commands.end() || keepsListsOutside(script) ||
            std::any_of(commands.begin(), commands.end(), removesLists) || !isKept[script.stage])
            continue;
        addFix(addAt(findings, script, *update, findArgument(*update, {"update"}),
                     Message(MSG("lint", "The package lists stay in this layer: remove "
                                         "/var/lib/apt/lists/* in the same RUN"))),
               appendCommand(script, "rm -rf /var/lib/apt/lists/*"),
               Message(MSG("lint", "Remove the lists at the end of the RUN")), FixKind::Suggestion);
    }
}

} // namespace

constinit const Rule kDL3009{.name = "DL3009",
                             .description =
                                 MSG("lint", "The lists of apt should be removed after installing"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
