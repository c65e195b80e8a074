#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, {"yum"}, {"install", "groupinstall", "localinstall"}) ||
            hasFlag(command, {"y", "assumeyes"}))
            return;
        const auto &action = *findArgument(command, {"install", "groupinstall", "localinstall"});
        addFix(addAt(findings, script, command, &action,
                     Message(MSG("lint",
                                 "yum asks before it installs, and nobody can answer: add -y"))),
               appendWord(script, command, action, "-y"), Message(MSG("lint", "Add %1"), {"-y"}),
               FixKind::Safe);
    });
}

} // namespace

constinit const Rule kDL3030{.name = "DL3030",
                             .description = MSG("lint", "yum install should not ask"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
