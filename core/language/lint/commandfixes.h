/// Edits of the commands of a RUN, and of whole instructions.
#pragma once

#include "core/language/lint/diagnostic.h"
#include "core/language/lint/runscripts.h"

#include <optional>
#include <string_view>

namespace stagewright::lint {

/// Adds a word behind another one: " -y", or `, "-y"` in a JSON array. Nothing where the text
/// cannot be told apart from its escapes.
std::optional<text::EditList> appendWord(const RunScript &script, const ShellCommand &command,
                                         const ShellWord &after, std::string_view word);

/// Puts `replacement` in place of a word that stands in the text in one piece, quotes and all.
std::optional<text::EditList> replaceWord(const RunScript &script, const ShellCommand &command,
                                          const ShellWord &word, std::string_view replacement);

/// Adds " && COMMAND" at the end of a script whose commands are one chain.
std::optional<text::EditList> appendCommand(const RunScript &script, std::string_view command);

/// Removes an instruction with its lines.
text::EditList removeInstruction(const syntax::SyntaxTree &tree,
                                 const dockerfile::Instruction &instruction);

/// A line of its own above an instruction and the comments that belong to it.
text::EditList insertAbove(const syntax::SyntaxTree &tree,
                           const dockerfile::Instruction &instruction, std::string_view line);

/// Adds the fix where there is one.
void addFix(Diagnostic *diagnostic, std::optional<text::EditList> edits, Message title,
            FixKind kind);

} // namespace stagewright::lint
