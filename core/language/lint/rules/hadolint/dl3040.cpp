#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

void look(const RunScript &script, std::string_view program, Findings &findings)
{
    const auto installs = [&](const ShellCommand &command) {
        return calls(
            command, {program},
            {"install", "in", "upgrade", "up", "upgrade-minimal", "up-min", "reinstall", "rei"});
    };
    const auto cleans = [&](const ShellCommand &command) {
        return calls(command, {program}, {"clean", "all"}) || removesBelow(command, "/var/cache");
    };
    const auto &commands = script.commands.commands;
    const auto install = std::find_if(commands.begin(), commands.end(), installs);
    if (install == commands.end() || isFollowed(script, installs, cleans))
        return;
    addFix(addAt(findings, script, *install, nullptr,
                 Message(MSG("lint", "%1 leaves its caches in the layer: end the RUN with %1 clean "
                                     "all"),
                         {program})),
           appendCommand(script, concat(program, " clean all")),
           Message(MSG("lint", "Clean up at the end of the RUN")), FixKind::Suggestion);
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &script : input.scripts->all()) {
        if (hasCacheMount(script, "/var/cache/libdnf5") || hasCacheMount(script, ".cache/libdnf5"))
            continue;
        for (const std::string_view program : {"dnf", "microdnf"})
            look(script, program, findings);
    }
}

} // namespace

constinit const Rule kDL3040{.name = "DL3040",
                             .description = MSG("lint", "dnf should clean up after itself"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
