#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, {"dnf", "microdnf"}, {"install", "groupinstall", "localinstall"}) ||
            hasFlag(command, {"y", "assumeyes"}))
            return;
        const auto &action = *findArgument(command, {"install", "groupinstall", "localinstall"});
        addFix(addAt(findings, script, command, &action,
                     Message(MSG("lint",
                                 "dnf asks before it installs, and nobody can answer: add -y"))),
               appendWord(script, command, action, "-y"), Message(MSG("lint", "Add %1"), {"-y"}),
               FixKind::Safe);
    });
}

} // namespace

constinit const Rule kDL3038{.name = "DL3038",
                             .description = MSG("lint", "dnf install should not ask"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
