#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool callsSudo(const ShellCommand &command)
{
    return command.name() == "sudo" ||
           (!command.wrappers.empty() && command.wrappers.front().text == "sudo");
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!callsSudo(command))
            return;
        const auto &sudo =
            command.wrappers.empty() ? command.words.front() : command.wrappers.front();
        addAt(findings, script, sudo.span,
              Message(MSG("lint", "Do not use sudo: a RUN already is the user that USER names; "
                                  "switch with USER root")));
    });
}

} // namespace

constinit const Rule kDL3004{.name = "DL3004",
                             .description = MSG("lint", "sudo has no place in a build"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .check = check};

} // namespace stagewright::lint
