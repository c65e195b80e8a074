#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// `RUN cd /x` alone changes nothing; WORKDIR does what was meant.
std::optional<text::EditList> useWorkdir(const RunScript &script, const ShellCommand &command)
{
    const bool isAlone = script.commands.commands.size() == 1 && command.words.size() == 2 &&
                         script.run == script.owner && script.run->flags.empty() &&
                         script.form == RunScript::Form::Line &&
                         command.span().end == script.text.text().size() &&
                         command.span().begin == script.begin;
    if (!isAlone || !command.words[1].isLiteral())
        return std::nullopt;
    text::EditList edits;
    edits.add({{script.run->keyword.range.begin, script.rangeOf(command.words[0]).end}, "WORKDIR"});
    return edits;
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (command.name() != "cd")
            return;
        addFix(addAt(findings, script, command, nullptr,
                     Message(MSG("lint", "Use WORKDIR to change the directory: a cd ends with "
                                         "its RUN"))),
               useWorkdir(script, command), Message(MSG("lint", "Make it a WORKDIR")),
               FixKind::Suggestion);
    });
}

} // namespace

constinit const Rule kDL3003{.name = "DL3003",
                             .description = MSG("lint", "WORKDIR changes the directory, not cd"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
