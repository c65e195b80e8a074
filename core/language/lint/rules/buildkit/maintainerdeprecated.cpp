#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

/// A word in double quotes that expands to `text`.
std::string quotedWord(std::string_view text, char escape)
{
    std::string word = "\"";
    for (const auto character : text) {
        if (character == '"' || character == '$' || character == escape)
            word += escape;
        word += character;
    }
    return word + '"';
}

/// The image's `author` goes away: a suggestion.
Fix toLabel(const RuleInput &input, const dockerfile::Instruction &instruction)
{
    const auto &name = instruction.as<dockerfile::MaintainerInstruction>()->name;
    const auto &keyword = instruction.keyword.text;
    Fix fix;
    fix.kind = FixKind::Suggestion;
    fix.title = Message(MSG("lint", "Replace it by the label org.opencontainers.image.authors"));
    fix.edits.add(
        {{instruction.keyword.range.begin, name.range.end},
         concat(keyword == toLowerAscii(keyword) ? "label" : "LABEL",
                " org.opencontainers.image.authors=", quotedWord(name.text, input.model.escape))});
    return fix;
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto *instruction : readInstructions(input)) {
        if (instruction->kind != dockerfile::InstructionKind::Maintainer)
            continue;
        auto *diagnostic = findings.add(
            *instruction, instruction->keyword.range,
            Message(MSG("lint", "Maintainer instruction is deprecated in favor of using label")));
        if (diagnostic && instruction->isValid)
            diagnostic->fixes.push_back(toLabel(input, *instruction));
    }
}

} // namespace

constinit const Rule kMaintainerDeprecated{
    .name = "MaintainerDeprecated",
    .description = MSG(
        "lint",
        "The MAINTAINER instruction is deprecated, use a label instead to define an image author"),
    .url = "https://docs.docker.com/go/dockerfile/rule/maintainer-deprecated/",
    .phase = Phase::Instructions,
    .check = check};

} // namespace stagewright::lint
