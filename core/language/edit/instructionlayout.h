/// Canonical layout of one instruction, as edits.
#pragma once

#include "core/language/edit/format.h"
#include "core/language/syntax/syntaxtree.h"

#include <string_view>
#include <vector>

namespace stagewright::edit {

/// What the layout of an instruction may depend on besides its own text.
struct LayoutContext
{
    std::string_view source;
    char escape = '\\';
    const FormatOptions &options;
    bool indentsShell = false; ///< asked for, and the shell is one that is understood
};

/// In text order, disjoint. Line ends stay as they are; heredoc bodies, words, and the blanks of
/// shell commands are not touched (with `indentsShell`: but for the indentation of their lines).
std::vector<text::TextEdit> layOut(const LayoutContext &context, const syntax::SyntaxNode &node,
                                   const syntax::InstructionSyntax &instruction);

/// Replaces a range unless it reads so already.
void addEdit(std::vector<text::TextEdit> &edits, std::string_view source, text::TextRange range,
             std::string_view replacement);

/// Removes blanks and tabs in front of a node's content.
void removeIndent(std::vector<text::TextEdit> &edits, std::string_view source,
                  const syntax::SyntaxNode &node);

/// The end of a line without its line end, and the blanks and tabs in front of that.
std::uint32_t trimmedLineEnd(std::string_view source, text::TextRange range);
/// Where the line end of a line begins.
std::uint32_t lineEndBegin(std::string_view source, text::TextRange range);

} // namespace stagewright::edit
