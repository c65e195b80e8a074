/// What each kind of instruction makes of its flags and words.
#pragma once

#include "core/base/support/message.h"
#include "core/language/dockerfile/instruction.h"
#include "core/language/syntax/syntaxtree.h"

#include <optional>

namespace stagewright::dockerfile {

struct DetailProblem
{
    Message message;
    TextRange range;
};

/// Fills `instruction.detail`; kind, flags and heredocs are there already. Returns the first thing
/// that is wrong; the detail then holds what can be made out.
std::optional<DetailProblem> readDetail(Instruction &instruction,
                                        const syntax::InstructionSyntax &syntax,
                                        const syntax::CommandSyntax &command);

} // namespace stagewright::dockerfile
