#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// The names that a comment above may describe.
std::vector<dockerfile::Word> definedNames(const dockerfile::Instruction &instruction)
{
    std::vector<dockerfile::Word> names;
    if (const auto *from = instruction.as<dockerfile::FromInstruction>(); from && from->stageName) {
        names.push_back(*from->stageName);
        names.back().text = toLowerAscii(names.back().text);
    }
    if (const auto *arg = instruction.as<dockerfile::ArgInstruction>()) {
        for (const auto &argument : arg->arguments)
            names.push_back(argument.key);
    }
    return names;
}

bool describesOneOf(std::string_view comment, const std::vector<dockerfile::Word> &names)
{
    const auto first = comment.substr(0, comment.find(' '));
    return std::any_of(names.begin(), names.end(),
                       [&](const auto &name) { return name.text == first; });
}

bool isPragma(std::string_view comment)
{
    return comment.find("check") != std::string_view::npos ||
           comment.find("hadolint") != std::string_view::npos;
}

/// Only an empty comment parts a comment from its instruction; a pragma has to stay with it.
void partFromComment(const RuleInput &input, const dockerfile::Instruction &instruction,
                     Diagnostic &diagnostic)
{
    if (std::any_of(instruction.comments.begin(), instruction.comments.end(), isPragma))
        return;
    const auto begin = input.tree.nodeAt(instruction.range.begin)->range.begin;
    Fix fix;
    fix.title = Message(MSG("lint", "Part the comment from the instruction by an empty one"));
    fix.scope = FixScope::Instructions;
    fix.edits.add({{begin, begin}, "#\n"});
    diagnostic.fixes.push_back(std::move(fix));
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto *instruction : readInstructions(input)) {
        const auto names = definedNames(*instruction);
        if (!instruction->isValid || instruction->comments.empty() || names.empty() ||
            describesOneOf(instruction->comments.back(), names))
            continue;
        auto *diagnostic = findings.add(
            *instruction, names.front().range,
            Message(
                MSG("lint", "Comment for %1 should follow the format: `# %2 <description>`"),
                {nameOf(instruction->kind), names.size() > 1 ? "<arg_key>" : names.front().text}));
        if (diagnostic)
            partFromComment(input, *instruction, *diagnostic);
    }
}

} // namespace

constinit const Rule kInvalidDefinitionDescription{
    .name = "InvalidDefinitionDescription",
    .description =
        MSG("lint", "Comment for build stage or argument should follow the format: `# <arg/stage "
                    "name> <description>`. If this is not intended to be a description comment, "
                    "add an empty line or comment between the instruction and the comment."),
    .url = "https://docs.docker.com/go/dockerfile/rule/invalid-definition-description/",
    .phase = Phase::Instructions,
    .isExperimental = true,
    .check = check};

} // namespace stagewright::lint
