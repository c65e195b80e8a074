#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

std::vector<text::TextRange> blankLines(const syntax::InstructionSyntax &instruction)
{
    std::vector<text::TextRange> blank;
    for (const auto &line : instruction.lines) {
        if (line.kind == syntax::LinePart::Kind::Blank)
            blank.push_back(line.range);
    }
    return blank;
}

Fix removal(const std::vector<text::TextRange> &lines)
{
    Fix fix;
    fix.title = Message(MSG("lint", "Remove the empty lines"));
    for (const auto line : lines)
        fix.edits.add({line, ""});
    return fix;
}

/// BuildKit reports the last line of the instruction, heredocs aside.
void checkInstruction(const RuleInput &input, const dockerfile::Instruction &instruction,
                      Findings &findings)
{
    if (!instruction.blankContinuationLine)
        return;
    const auto *syntax = syntaxOf(input, instruction);
    const auto blank = blankLines(*syntax);
    if (blank.empty())
        return;
    auto *diagnostic = findings.addForFile(instruction, blank.front(),
                                           Message(MSG("lint", "Empty continuation line")));
    if (!diagnostic)
        return;
    diagnostic->firstLine = diagnostic->lastLine = *instruction.blankContinuationLine;
    diagnostic->fixes.push_back(removal(blank));
}

void check(const RuleInput &input, Findings &findings)
{
    if (!hasReadLines(input))
        return;
    for (const auto *instruction : allInstructions(input.model))
        checkInstruction(input, *instruction, findings);
}

} // namespace

constinit const Rule kNoEmptyContinuation{
    .name = "NoEmptyContinuation",
    .description = MSG("lint", "Empty continuation lines will become errors in a future release"),
    .url = "https://docs.docker.com/go/dockerfile/rule/no-empty-continuation/",
    .phase = Phase::Lines,
    .check = check};

} // namespace stagewright::lint
