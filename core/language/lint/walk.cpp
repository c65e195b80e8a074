#include "core/language/lint/walk.h"

#include "core/language/convert/convert.h"

#include <algorithm>
#include <numeric>

namespace stagewright::lint {

namespace {

/// What ends the reading of the text; nullptr where nothing does.
const syntax::Problem *stopIn(const RuleInput &input, syntax::Phase last)
{
    if (input.mode == convert::Mode::Editor)
        return nullptr;
    const auto *error = input.model.firstError();
    return error && error->phase <= last ? error : nullptr;
}

} // namespace

bool hasReadLines(const RuleInput &input)
{
    return !stopIn(input, syntax::Phase::Parse);
}

bool hasReadInstructions(const RuleInput &input)
{
    return !stopIn(input, syntax::Phase::Instructions);
}

std::vector<const dockerfile::Instruction *> allInstructions(const dockerfile::Dockerfile &model)
{
    std::vector<const dockerfile::Instruction *> all;
    all.reserve(std::accumulate(
        model.stages.begin(), model.stages.end(),
        model.globalArguments.size() + model.misplaced.size(),
        [](auto sum, const auto &stage) { return sum + stage.instructions.size(); }));
    const auto take = [&](const std::vector<dockerfile::Instruction> &instructions) {
        for (const auto &instruction : instructions)
            all.push_back(&instruction);
    };
    take(model.globalArguments);
    take(model.misplaced);
    std::sort(all.begin(), all.end(),
              [](const auto *a, const auto *b) { return a->line < b->line; });
    for (const auto &stage : model.stages)
        take(stage.instructions);
    return all;
}

std::vector<const dockerfile::Instruction *> readInstructions(const RuleInput &input)
{
    if (!hasReadLines(input))
        return {};
    auto read = allInstructions(input.model);
    if (const auto *stop = stopIn(input, syntax::Phase::Instructions))
        std::erase_if(read,
                      [&](const auto *instruction) { return instruction->line > stop->line; });
    return read;
}

const syntax::InstructionSyntax *syntaxOf(const RuleInput &input,
                                          const dockerfile::Instruction &instruction)
{
    return input.tree.nodeAt(instruction.range.begin)->as<syntax::InstructionSyntax>();
}

std::vector<dockerfile::Word> fromWords(const RuleInput &input,
                                        const dockerfile::Instruction &instruction)
{
    std::vector<dockerfile::Word> words;
    if (instruction.kind != dockerfile::InstructionKind::From)
        return words;
    const auto &syntax = *syntaxOf(input, instruction);
    for (const auto &word : syntax.command.list.words)
        words.push_back({word.text, syntax.line.toFile(word.span)});
    return words;
}

std::vector<convert::VariableUse> unsetUses(const std::vector<convert::VariableUse> &uses)
{
    std::vector<convert::VariableUse> unset;
    for (const auto &use : uses) {
        const bool isSet = use.variable && use.variable->value;
        const auto isSame = [&](const auto &known) {
            return known.word == use.word && known.name == use.name;
        };
        if (!isSet && std::none_of(unset.begin(), unset.end(), isSame))
            unset.push_back(use);
    }
    return unset;
}

std::vector<Step> steps(const RuleInput &input)
{
    std::vector<Step> result;
    const auto &stages = input.conversion.stages;
    result.reserve(std::accumulate(
        stages.begin(), stages.end(), std::size_t{0},
        [](auto sum, const auto &stage) { return sum + stage.instructions.size(); }));
    for (const auto &converted : stages) {
        for (const auto &instruction : converted.instructions)
            result.push_back({input.model.stages[converted.index], converted, instruction,
                              convert::instructionOf(input.model, converted, instruction)});
    }
    return result;
}

} // namespace stagewright::lint
