/// A syntax tree in the fields that the vectors use.
#pragma once

#include "core/base/support/json.h"
#include "core/language/syntax/syntaxtree.h"

#include <vector>

namespace stagewright::conformance {

std::vector<const syntax::SyntaxNode *> instructionsOf(const syntax::SyntaxTree &tree);

/// [first line, last line], from one.
Json linesOf(const syntax::SyntaxNode &node);

/// What BuildKit's parser stops at, or null.
Json parseErrorOf(const syntax::SyntaxTree &tree);

/// Lines, keyword, flags, arguments, heredocs and comments of an instruction.
Json nodeJson(const syntax::SyntaxTree &tree, const syntax::SyntaxNode &node);

/// Lines of an error as BuildKit locates it: one list of line numbers per location.
Json linesOf(const std::vector<syntax::LineSpan> &places);

} // namespace stagewright::conformance
