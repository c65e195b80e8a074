/// The parts of an instruction that layout must not touch.
#pragma once

#include "core/language/syntax/syntaxtree.h"

#include <vector>

namespace stagewright::edit {

/// A word, a flag, a bracket, or a text whose blanks count. What stands between two tokens are
/// blanks, and the joints of lines.
struct Token
{
    enum class Kind {
        Word,
        Keyword, ///< means the same in upper case
        Shell,   ///< a command for a shell
        Open,    ///< of a JSON array; nothing needs to stand behind it
        Close,
        Comma,
    };
    syntax::Span span; ///< in the joined line
    Kind kind = Kind::Word;

    bool operator==(const Token &) const = default;
};

/// In order, disjoint; empty where the instruction is not understood.
std::vector<Token> tokensOf(const syntax::InstructionSyntax &instruction, char escape);

/// True where nothing has to stand between two neighbours.
bool areTight(const Token &left, const Token &right);

} // namespace stagewright::edit
