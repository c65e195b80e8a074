/// Whether two instructions say the same to a builder, wherever they stand.
#pragma once

#include "core/language/dockerfile/instruction.h"

namespace stagewright::edit {

struct SameOptions
{
    char escape = '\\';
    /// Blanks that only separate words of a shell command may differ (see shelltext.h). Else
    /// commands are compared byte for byte: what a cache knows them by.
    bool freeShellBlanks = false;
};

/// Flags, arguments, heredocs and form are equal. Words that the builder expands may be spelled
/// differently where they expand to the same, whatever the variables hold. Keywords compare
/// without case, stage names too. Comments do not count here.
bool sameInstruction(const dockerfile::Instruction &left, const dockerfile::Instruction &right,
                     const SameOptions &options);

} // namespace stagewright::edit
