#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, {"zypper"},
                   {"install", "in", "remove", "rm", "source-install", "si", "patch"}) ||
            hasFlag(command, {"non-interactive", "n", "no-confirm", "y"}))
            return;
        const auto &action = *findArgument(
            command, {"install", "in", "remove", "rm", "source-install", "si", "patch"});
        addFix(addAt(findings, script, command, &action,
                     Message(
                         MSG("lint", "zypper asks before it acts, and nobody can answer: add -y"))),
               appendWord(script, command, action, "-y"), Message(MSG("lint", "Add %1"), {"-y"}),
               FixKind::Safe);
    });
}

} // namespace

constinit const Rule kDL3034{.name = "DL3034",
                             .description = MSG("lint", "zypper should not ask"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
