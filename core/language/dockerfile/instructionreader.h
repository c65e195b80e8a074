/// Syntax of one instruction → Instruction, checked as BuildKit's package instructions does.
#pragma once

#include "core/language/dockerfile/instruction.h"
#include "core/language/syntax/problem.h"
#include "core/language/syntax/syntaxtree.h"

#include <vector>

namespace stagewright::dockerfile {

/// `node` is an instruction of `tree`. Always gives an Instruction; at most one problem is added,
/// the one that BuildKit would stop at, and then the instruction is not valid.
Instruction readInstruction(const syntax::SyntaxTree &tree, const syntax::SyntaxNode &node,
                            std::vector<syntax::Problem> &problems);

} // namespace stagewright::dockerfile
