/// The ways through a file that the rules share. Where a build or a check stops at a failure,
/// BuildKit has not looked at what comes behind it, and neither do these.
#pragma once

#include "core/language/convert/conversion.h"
#include "core/language/lint/rule.h"

#include <vector>

namespace stagewright::lint {

/// In file order.
std::vector<const dockerfile::Instruction *> allInstructions(const dockerfile::Dockerfile &model);

/// Phase::Instructions: every instruction that is read, the wrong one included; in file order.
std::vector<const dockerfile::Instruction *> readInstructions(const RuleInput &input);

/// Phase::Lines: whether the lines were read without an error.
bool hasReadLines(const RuleInput &input);
/// Whether all instructions were read: only then the stages are looked at.
bool hasReadInstructions(const RuleInput &input);

/// Never nullptr for an instruction of the model.
const syntax::InstructionSyntax *syntaxOf(const RuleInput &input,
                                          const dockerfile::Instruction &instruction);

/// The words behind a FROM, right or wrong; none for other instructions.
std::vector<dockerfile::Word> fromWords(const RuleInput &input,
                                        const dockerfile::Instruction &instruction);

/// The uses of variables that are not set: one per name and word, as BuildKit counts.
std::vector<convert::VariableUse> unsetUses(const std::vector<convert::VariableUse> &uses);

/// Phase::Steps: an instruction as it is carried out.
struct Step
{
    const dockerfile::Stage &stage;
    const convert::ConvertedStage &convertedStage;
    const convert::ConvertedInstruction &converted;
    const dockerfile::Instruction &instruction; ///< a trigger's ranges mean nothing here

    /// `own`, or for a trigger what the stage is built on.
    text::TextRange range(text::TextRange own) const
    {
        return converted.isTrigger() ? stage.baseRange : own;
    }
    /// Whose lines BuildKit reports: of a trigger the FROM's.
    const dockerfile::Instruction &place() const
    {
        return converted.isTrigger() ? stage.instructions.front() : instruction;
    }
};

/// Stage by stage, in the order of the file.
std::vector<Step> steps(const RuleInput &input);

} // namespace stagewright::lint
