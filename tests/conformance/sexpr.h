/// The form in which BuildKit's parser prints its tree.
#pragma once

#include "core/language/syntax/syntaxtree.h"

#include <string>

namespace stagewright::conformance {

/// `copy ["--from=a"] "/x" "/y"`
std::string sexprOf(const syntax::InstructionSyntax &instruction);
/// Every instruction in parentheses on a line.
std::string sexprOf(const syntax::SyntaxTree &tree);

} // namespace stagewright::conformance
