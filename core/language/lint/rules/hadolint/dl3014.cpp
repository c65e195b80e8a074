#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Quiet twice means yes.
bool isYes(const ShellCommand &command)
{
    return hasFlag(command, {"y", "yes", "qq", "assume-yes"}) || countFlag(command, "q") == 2 ||
           countFlag(command, "quiet") == 2 || hasArgument(command, {"-q=2"});
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, {"apt-get", "apt"}, {"install"}) || isYes(command))
            return;
        const auto &action = *findArgument(command, {"install"});
        addFix(
            addAt(findings, script, command, &action,
                  Message(MSG(
                      "lint",
                      "apt-get install asks before it installs, and nobody can answer: add -y"))),
            appendWord(script, command, action, "-y"), Message(MSG("lint", "Add %1"), {"-y"}),
            FixKind::Safe);
    });
}

} // namespace

constinit const Rule kDL3014{.name = "DL3014",
                             .description = MSG("lint", "apt-get install should not ask"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
