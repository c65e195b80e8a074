#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>
#include <utility>

namespace stagewright::lint {

namespace {

bool failsInPipes(const RunScript &script)
{
    const auto words = concat(" ", join(script.shell, " "), " ");
    if (isOneOf(shellProgram(script.shell), {"bash", "zsh", "ash"}) &&
        words.find(" pipefail ") != std::string::npos)
        return true;
    const auto &commands = script.commands.commands;
    return std::any_of(commands.begin(), commands.end(),
                       [](const auto &command) { return calls(command, {"set"}, {"pipefail"}); });
}

/// Before the first such RUN of a stage that has the default shell.
std::optional<text::EditList> setShell(const RuleInput &input, const RunScript &script)
{
    if (!script.shell.empty() || script.run != script.owner)
        return std::nullopt;
    const auto &base = input.model.stages[script.stage].base;
    const bool isAlpine =
        base.find("alpine") != std::string::npos || base.find("busybox") != std::string::npos;
    return insertAbove(input.tree, *script.owner,
                       concat("SHELL [\"", isAlpine ? "/bin/ash" : "/bin/bash",
                              "\", \"-o\", \"pipefail\", \"-c\"]"));
}

void check(const RuleInput &input, Findings &findings)
{
    std::optional<std::size_t> stage;
    for (const auto &script : input.scripts->all()) {
        const auto &commands = script.commands.commands;
        if (!script.commands.hasPipes || failsInPipes(script))
            continue;
        const auto behind = std::find_if(commands.begin(), commands.end(), [](const auto &it) {
            return it.link == ShellCommand::Link::Pipe;
        });
        const auto span = behind == commands.end() ? syntax::Span{script.begin, script.begin + 1}
                                                   : behind->words.front().span;
        auto *diagnostic = addAt(
            findings, script, span,
            Message(MSG("lint", "A failure in front of a pipe goes unnoticed: set the shell option "
                                "pipefail with SHELL")));
        if (std::exchange(stage, script.stage) != script.stage)
            addFix(diagnostic, setShell(input, script),
                   Message(MSG("lint", "Set a shell that notices")), FixKind::Suggestion);
    }
}

} // namespace

constinit const Rule kDL4006{.name = "DL4006",
                             .description =
                                 MSG("lint", "A pipe should fail where any of its parts fails"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
