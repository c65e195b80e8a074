#include "core/language/edit/instructionlayout.h"

#include "core/base/support/strings.h"
#include "core/language/edit/shellindent.h"
#include "core/language/edit/tokens.h"

#include <algorithm>
#include <optional>

namespace stagewright::edit {

namespace {

using syntax::LinePart;
using syntax::Span;
using text::TextEdit;
using text::TextRange;

bool isBlankText(std::string_view text)
{
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// A line of the instruction, and its part of the joined line.
struct TextLine
{
    const LinePart *part = nullptr;
    TextRange content; ///< in the file: without continuation character and line end
    Span joined;
    std::optional<std::string> shellIndent; ///< starts inside a shell command

    bool goesOn() const { return !part->continuation.isEmpty(); }
    bool isFirst() const { return joined.begin == 0; }
};

class InstructionLayout
{
public:
    InstructionLayout(const LayoutContext &context, const syntax::SyntaxNode &node,
                      const syntax::InstructionSyntax &instruction)
        : m_context(context)
        , m_node(node)
        , m_instruction(instruction)
        , m_tokens(tokensOf(instruction, context.escape))
    {}

    std::vector<TextEdit> run()
    {
        collectLines();
        const bool startsLate = m_lines.size() > 1 && m_lines[1].isFirst();
        if (m_tokens.empty() || startsLate)
            return {};
        readShell();
        layOutStart();
        layOutKeywords();
        for (const auto &line : m_lines)
            layOutLine(line);
        layOutOtherLines();
        std::ranges::stable_sort(m_edits, {}, [](const TextEdit &e) { return e.range.begin; });
        return std::move(m_edits);
    }

private:
    std::string_view source() const { return m_context.source; }
    std::string_view joined() const { return m_instruction.line.text(); }
    void edit(TextRange range, std::string_view replacement)
    {
        addEdit(m_edits, source(), range, replacement);
    }

    void collectLines();
    void readShell();
    void layOutStart();
    void layOutKeywords();
    void layOutLine(const TextLine &line);
    void layOutGap(const TextLine &line, Span gap, std::size_t behind);
    std::optional<std::string> replacementAt(const TextLine &line, Span part,
                                             std::size_t behind) const;
    std::string indentAt(std::size_t token) const;
    void layOutOtherLines();
    void layOutComment(TextRange line, std::string_view indent);

    /// What stands in front of a token but the first; the last one: behind all of them.
    Span gapBefore(std::size_t token) const
    {
        return {m_tokens[token - 1].span.end, token == m_tokens.size()
                                                  ? static_cast<std::uint32_t>(joined().size())
                                                  : m_tokens[token].span.begin};
    }

    const LayoutContext &m_context;
    const syntax::SyntaxNode &m_node;
    const syntax::InstructionSyntax &m_instruction;
    std::vector<Token> m_tokens;
    std::vector<TextLine> m_lines;
    std::size_t m_token = 1; ///< the first behind a gap that can touch the line at hand
    bool m_keepsIndent = false;
    std::vector<std::string> m_indents; ///< of each line, as it will be
    std::vector<TextEdit> m_edits;
};

void InstructionLayout::collectLines()
{
    std::uint32_t offset = 0;
    for (const auto &part : m_instruction.lines) {
        if (part.kind != LinePart::Kind::Text)
            continue;
        const auto begin = m_lines.empty() ? m_node.content.begin : part.range.begin;
        const auto end = part.continuation.isEmpty() ? lineEndBegin(source(), part.range)
                                                     : part.continuation.begin;
        const auto length = std::max(begin, end) - begin;
        m_lines.push_back({&part, {begin, begin + length}, {offset, offset + length}, {}});
        offset += length;
    }
}

/// The indentation of a shell command's lines belongs to the command.
void InstructionLayout::readShell()
{
    const auto shell = std::ranges::find(m_tokens, Token::Kind::Shell, &Token::kind);
    if (shell == m_tokens.end())
        return;
    const auto isInside = [&](const TextLine &line) {
        return line.joined.begin > shell->span.begin && line.joined.begin < shell->span.end;
    };
    std::vector<Span> inside;
    for (const auto &line : m_lines) {
        if (isInside(line))
            inside.push_back({line.joined.begin - shell->span.begin,
                              std::min(line.joined.end, shell->span.end) - shell->span.begin});
    }
    m_keepsIndent = !inside.empty() && !m_context.indentsShell;
    if (!m_context.indentsShell)
        return;
    auto indents =
        shellIndents(m_instruction.line.text(shell->span), inside, m_context.options.indent);
    auto next = indents.begin();
    for (auto &line : m_lines) {
        if (isInside(line))
            line.shellIndent = std::move(*next++);
    }
}

void InstructionLayout::layOutStart()
{
    removeIndent(m_edits, source(), m_node);
}

/// A word that goes across lines stays as it is.
void InstructionLayout::layOutKeywords()
{
    for (const auto &token : m_tokens) {
        const auto range = m_instruction.line.toFile(token.span);
        const auto written = m_instruction.line.text(token.span);
        if (token.kind == Token::Kind::Keyword && range.length() == written.size())
            edit(range, toUpperAscii(written));
    }
}

void InstructionLayout::layOutLine(const TextLine &line)
{
    const auto written = text::slice(source(), line.content);
    const auto blanks = std::min(written.find_first_not_of(" \t"), written.size());
    m_indents.emplace_back(written.substr(0, blanks));
    if (line.shellIndent) {
        const auto begin = line.content.begin;
        edit({begin, begin + static_cast<std::uint32_t>(blanks)}, *line.shellIndent);
        m_indents.back() = *line.shellIndent;
    }
    while (m_token < m_tokens.size() && m_tokens[m_token].span.begin < line.joined.begin)
        ++m_token;
    for (auto i = m_token; i <= m_tokens.size(); ++i) {
        if (gapBefore(i).begin > line.joined.end)
            break;
        layOutGap(line, gapBefore(i), i);
    }
    if (line.goesOn())
        edit({line.part->continuation.end, lineEndBegin(source(), line.part->range)}, "");
}

/// `behind`: the token behind the gap. A gap may lie in this line in part only.
void InstructionLayout::layOutGap(const TextLine &line, Span gap, std::size_t behind)
{
    if (gap.end < line.joined.begin || !isBlankText(m_instruction.line.text(gap)))
        return;
    const Span part{std::max(gap.begin, line.joined.begin), std::min(gap.end, line.joined.end)};
    const auto replacement = replacementAt(line, part, behind);
    if (!replacement)
        return;
    const auto shift = line.content.begin - line.joined.begin;
    edit({part.begin + shift, part.end + shift}, *replacement);
    if (part.begin == line.joined.begin && !line.isFirst())
        m_indents.back() = *replacement;
}

std::optional<std::string> InstructionLayout::replacementAt(const TextLine &line, Span part,
                                                            std::size_t behind) const
{
    const bool isAtStart = part.begin == line.joined.begin && !line.isFirst();
    const bool isAtEnd = part.end == line.joined.end;
    if (isAtStart)
        return m_keepsIndent ? std::nullopt : std::optional(indentAt(behind));
    if (isAtEnd)
        return line.goesOn() ? " " : "";
    return areTight(m_tokens[behind - 1], m_tokens[behind]) ? "" : " ";
}

std::string InstructionLayout::indentAt(std::size_t token) const
{
    const bool closes = token < m_tokens.size() && m_tokens[token].kind == Token::Kind::Close;
    return closes ? std::string() : m_context.options.indent;
}

/// Comments are indented like the line that they precede; blank lines go.
void InstructionLayout::layOutOtherLines()
{
    std::size_t next = 0;
    for (const auto &part : m_instruction.lines) {
        if (part.kind == LinePart::Kind::Text)
            ++next;
        else if (part.kind == LinePart::Kind::Blank)
            edit(part.range, "");
        else if (part.kind == LinePart::Kind::Comment && next < m_indents.size())
            layOutComment(part.range, m_indents[next]);
    }
}

void InstructionLayout::layOutComment(TextRange line, std::string_view indent)
{
    const auto begin = static_cast<std::uint32_t>(source().find('#', line.begin));
    if (isBlankText(text::slice(source(), {line.begin, begin})))
        edit({line.begin, begin}, indent);
    edit({trimmedLineEnd(source(), line), lineEndBegin(source(), line)}, "");
}

} // namespace

std::uint32_t lineEndBegin(std::string_view source, TextRange range)
{
    auto end = range.end;
    while (end > range.begin && (source[end - 1] == '\n' || source[end - 1] == '\r'))
        --end;
    return end;
}

std::uint32_t trimmedLineEnd(std::string_view source, TextRange range)
{
    auto end = lineEndBegin(source, range);
    while (end > range.begin && (source[end - 1] == ' ' || source[end - 1] == '\t'))
        --end;
    return end;
}

void addEdit(std::vector<TextEdit> &edits, std::string_view source, TextRange range,
             std::string_view replacement)
{
    if (text::slice(source, range) != replacement)
        edits.push_back({range, std::string(replacement)});
}

void removeIndent(std::vector<TextEdit> &edits, std::string_view source,
                  const syntax::SyntaxNode &node)
{
    auto begin = node.content.begin;
    while (begin > node.range.begin && (source[begin - 1] == ' ' || source[begin - 1] == '\t'))
        --begin;
    addEdit(edits, source, {begin, node.content.begin}, "");
}

std::vector<TextEdit> layOut(const LayoutContext &context, const syntax::SyntaxNode &node,
                             const syntax::InstructionSyntax &instruction)
{
    return InstructionLayout(context, node, instruction).run();
}

} // namespace stagewright::edit
