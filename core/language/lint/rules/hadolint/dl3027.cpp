#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Actions that both programs carry out in the same way.
bool isShared(const ShellCommand &command)
{
    return hasArgument(command, {"install", "update", "remove", "purge", "autoremove", "clean",
                                 "autoclean", "build-dep", "source", "download"});
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (command.name() != "apt")
            return;
        addFix(addAt(findings, script, command, nullptr,
                     Message(MSG("lint", "apt is made for people and may change: use apt-get or "
                                         "apt-cache"))),
               replaceWord(script, command, command.words.front(), "apt-get"),
               Message(MSG("lint", "Change '%1' to '%2'"), {"apt", "apt-get"}),
               isShared(command) ? FixKind::Safe : FixKind::Suggestion);
    });
}

} // namespace

constinit const Rule kDL3027{.name = "DL3027",
                             .description = MSG("lint", "apt is for people, apt-get for scripts"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
