/// A Dockerfile as lines that belong together. Lossless: the nodes cover every byte.
#pragma once

#include "core/language/syntax/arguments.h"
#include "core/language/syntax/directive.h"
#include "core/language/syntax/heredocword.h"
#include "core/language/syntax/joinedtext.h"
#include "core/language/syntax/problem.h"
#include "core/language/text/textrange.h"
#include "core/language/text/textsnapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stagewright::syntax {

using text::TextRange;

struct BlankSyntax
{};

/// A line that starts with `#` and is no directive.
struct CommentSyntax
{
    std::string text; ///< without `#`, without white space at the ends
};

/// A line at the top that BuildKit takes for a parser directive.
struct DirectiveSyntax
{
    std::string key; ///< lower case
    std::string value;
    TextRange keyRange; ///< in the file
    TextRange valueRange;
};

/// A here-document: the word in the instruction, and the body below it.
struct HeredocSyntax
{
    HeredocWord word;     ///< its span counts in the instruction's joined line
    TextRange content;    ///< in the file, line ends included
    TextRange terminator; ///< the line that ends it, with its line end; empty where it is missing
};

/// Keyword, flags and arguments. Spans count in the instruction's joined line.
struct CommandSyntax
{
    Span keyword; ///< may be empty: a lone continuation character
    std::vector<Argument> flags;
    Span arguments;
    Arguments list;
    std::vector<CommandSyntax> trigger; ///< of ONBUILD: none or one
};

/// What one physical line of an instruction is.
struct LinePart
{
    enum class Kind { Text, Comment, Blank, HeredocBody, HeredocEnd };
    Kind kind = Kind::Text;
    TextRange range; ///< with its line end
    /// The escape character that joins this line to the next; empty where there is none.
    TextRange continuation;
};

struct InstructionSyntax
{
    JoinedText line;
    CommandSyntax command;
    std::vector<HeredocSyntax> heredocs;
    std::vector<LinePart> lines;
    /// Comments that BuildKit remembers for this instruction, oldest first: all since the last
    /// instruction or empty comment, blank lines between do not count.
    std::vector<std::string> comments;
    /// Blank lines between continuation lines: a warning, located at the last line before
    /// heredocs.
    bool hasBlankContinuation = false;
    std::uint32_t lastTextLine = 0; ///< zero-based; the last line before heredoc bodies
    /// Ends in a continuation character at the end of the file, or a heredoc is not terminated:
    /// what is written behind it becomes part of it.
    bool isOpen = false;

    std::string_view keyword() const { return line.text(command.keyword); }
};

struct SyntaxNode
{
    TextRange range;             ///< everything, the last line end too
    TextRange content;           ///< without white space in front and without the last line end
    std::uint32_t firstLine = 0; ///< zero-based
    std::uint32_t lastLine = 0;
    std::variant<BlankSyntax, CommentSyntax, DirectiveSyntax, InstructionSyntax> detail;

    /// The detail of this type, or nullptr.
    template<typename Detail>
    const Detail *as() const
    {
        return std::get_if<Detail>(&detail);
    }
};

/// Immutable once parsed.
class SyntaxTree
{
public:
    const text::TextSnapshot &snapshot() const { return m_snapshot; }
    std::string_view source() const { return m_snapshot.text(); }
    const std::vector<SyntaxNode> &nodes() const { return m_nodes; }
    char escape() const { return m_escape; }
    /// What BuildKit's parser stops at, in text order; it reports the first.
    const std::vector<Problem> &problems() const { return m_problems; }

    /// The nodes' bytes, put together: always equal to source().
    std::string text() const;

    /// Index of the node that holds a byte; the last node for the end of the text. Nothing in an
    /// empty text.
    const SyntaxNode *nodeAt(std::uint32_t offset) const;

private:
    friend class Parser;

    text::TextSnapshot m_snapshot;
    std::vector<SyntaxNode> m_nodes;
    std::vector<Problem> m_problems;
    char m_escape = '\\';
};

/// Never fails: every byte string has a tree. Linear in the size of the text.
SyntaxTree parse(const text::TextSnapshot &snapshot);
SyntaxTree parse(std::string_view text);

} // namespace stagewright::syntax
