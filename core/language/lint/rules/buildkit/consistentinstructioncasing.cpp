#include "core/base/support/strings.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

Fix changeCase(const dockerfile::Instruction &instruction, bool toLower)
{
    const auto changed = [&](const std::string &text) {
        return toLower ? toLowerAscii(text) : toUpperAscii(text);
    };
    const auto &keyword = instruction.keyword;
    auto fix = changeFix(keyword.range, keyword.text, changed(keyword.text));
    if (const auto *from = instruction.as<dockerfile::FromInstruction>(); from && from->asKeyword)
        fix.edits.add({from->asKeyword->range, changed(from->asKeyword->text)});
    return fix;
}

Message message(const std::string &keyword, bool isLower)
{
    if (isLower)
        return {MSG("lint", "Command '%1' should match the case of the command majority "
                            "(lowercase)"),
                {keyword}};
    return {MSG("lint", "Command '%1' should match the case of the command majority (uppercase)"),
            {keyword}};
}

/// ARGs before the first FROM do not count and are not looked at.
void check(const RuleInput &input, Findings &findings)
{
    if (!hasReadInstructions(input))
        return;
    const bool isLower = isMostlyLowerCase(input.model);
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto &keyword = instruction.keyword.text;
            if (instruction.kind == dockerfile::InstructionKind::Unknown ||
                keyword == (isLower ? toLowerAscii(keyword) : toUpperAscii(keyword)))
                continue;
            auto *diagnostic = findings.addForFile(instruction, instruction.keyword.range,
                                                   message(keyword, isLower));
            if (diagnostic)
                diagnostic->fixes.push_back(changeCase(instruction, isLower));
        }
    }
}

} // namespace

constinit const Rule kConsistentInstructionCasing{
    .name = "ConsistentInstructionCasing",
    .description = MSG(
        "lint",
        "All commands within the Dockerfile should use the same casing (either upper or lower)"),
    .url = "https://docs.docker.com/go/dockerfile/rule/consistent-instruction-casing/",
    .phase = Phase::Casing,
    .check = check};

} // namespace stagewright::lint
