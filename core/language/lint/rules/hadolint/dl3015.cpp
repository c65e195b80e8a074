#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool leavesThemOut(const ShellCommand &command)
{
    return hasFlag(command, {"no-install-recommends"}) ||
           hasArgument(command, {"APT::Install-Recommends=false"});
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, {"apt-get", "apt"}, {"install"}) || leavesThemOut(command))
            return;
        const auto &action = *findArgument(command, {"install"});
        addFix(
            addAt(findings, script, command, &action,
                  Message(MSG(
                      "lint",
                      "apt-get installs recommended packages too: add --no-install-recommends"))),
            appendWord(script, command, action, "--no-install-recommends"),
            Message(MSG("lint", "Add %1"), {"--no-install-recommends"}), FixKind::Suggestion);
    });
}

} // namespace

constinit const Rule kDL3015{.name = "DL3015",
                             .description =
                                 MSG("lint", "apt-get install should take no recommended packages"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
