#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// They look at, or talk to, a running system.
void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const auto &script, const auto &command) {
        if (isOneOf(command.name(),
                    {"free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim"}))
            addAt(findings, script, command, nullptr,
                  Message(MSG("lint", "'%1' makes no sense in a build: no system is running"),
                          {command.name()}));
    });
}

} // namespace

constinit const Rule kDL3001{.name = "DL3001",
                             .description = MSG("lint", "Some commands make no sense in a build"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
