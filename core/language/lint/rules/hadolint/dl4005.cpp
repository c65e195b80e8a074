#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// `RUN ln -s /bin/bash /bin/sh` alone.
std::optional<text::EditList> useShell(const RunScript &script, const ShellCommand &command)
{
    const auto paths = plainArguments(command);
    if (script.commands.commands.size() != 1 || script.run != script.owner || paths.size() != 2 ||
        paths[1]->text != "/bin/sh" || !paths[0]->isLiteral() || !paths[0]->text.starts_with('/') ||
        script.form != RunScript::Form::Line || !script.run->flags.empty())
        return std::nullopt;
    text::EditList edits;
    edits.add({script.run->range, concat("SHELL [\"", paths[0]->text, "\", \"-c\"]")});
    return edits;
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, {"ln"}, {"/bin/sh"}))
            return;
        addFix(addAt(findings, script, command, findArgument(command, {"/bin/sh"}),
                     Message(MSG("lint", "Use SHELL to choose another shell: /bin/sh stays what "
                                         "the base image made it"))),
               useShell(script, command), Message(MSG("lint", "Make it a SHELL")),
               FixKind::Suggestion);
    });
}

} // namespace

constinit const Rule kDL4005{.name = "DL4005",
                             .description = MSG("lint", "SHELL changes the shell, not a link"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
