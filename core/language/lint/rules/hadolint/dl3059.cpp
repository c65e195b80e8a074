#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool haveSameFlags(const dockerfile::Instruction &a, const dockerfile::Instruction &b)
{
    return std::equal(a.flags.begin(), a.flags.end(), b.flags.begin(), b.flags.end(),
                      [](const auto &left, const auto &right) {
                          return left.name == right.name &&
                                 (left.value ? left.value->text : "") ==
                                     (right.value ? right.value->text : "");
                      });
}

/// What it leaves behind in the shell would reach the commands that follow.
bool leavesTraces(const RunScript &script)
{
    const auto &commands = script.commands.commands;
    return std::any_of(commands.begin(), commands.end(), [](const auto &command) {
        return isOneOf(command.name(),
                       {"cd", "export", "set", "exit", "exec", "umask", "source", ".", "alias",
                        "trap", "unset", "shopt", "pushd", "eval", "ulimit"});
    });
}

/// Plain commands up to the end of the text: no comment, no assignment, no `&`.
bool isPlain(const RunScript &script)
{
    return script.form == RunScript::Form::Line && script.run->heredocs.empty() &&
           !leavesTraces(script) && appendCommand(script, "true").has_value();
}

std::optional<text::EditList> merge(const RuleInput &input, const RunScript &first,
                                    const RunScript &second)
{
    if (!isPlain(first) || !isPlain(second) || first.index + 1 != second.index ||
        first.shell != second.shell || !second.owner->comments.empty())
        return std::nullopt;
    const auto begin = second.text.toFile(second.begin);
    text::EditList edits;
    edits.add({{first.run->range.end, begin},
               concat(" && ", std::string(1, input.tree.escape()), "\n    ")});
    return edits;
}

/// Whoever chains commands chose where to cut.
void check(const RuleInput &input, Findings &findings)
{
    const RunScript *first = nullptr;
    const RunScript *previous = nullptr;
    for (const auto &script : input.scripts->all()) {
        if (script.run != script.owner)
            continue;
        const bool isNext =
            previous && previous->stage == script.stage && previous->index + 1 == script.index;
        if (!isNext || !haveSameFlags(*first->run, *script.run) ||
            script.commands.commands.size() > 1 || first->commands.commands.size() > 1)
            first = &script;
        else
            addFix(findings.add(*script.owner, script.run->keyword.range,
                                Message(MSG("lint", "This RUN could be part of the one before"))),
                   merge(input, *previous, script),
                   Message(MSG("lint", "Merge it with the RUN before")), FixKind::Suggestion);
        previous = &script;
    }
}

} // namespace

constinit const Rule kDL3059{.name = "DL3059",
                             .description = MSG("lint", "RUNs in a row can be one"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
