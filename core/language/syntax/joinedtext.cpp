#include "core/language/syntax/joinedtext.h"

#include <algorithm>

namespace stagewright::syntax {

void JoinedText::append(std::string_view piece, std::uint32_t offset)
{
    if (piece.empty() && !m_pieces.empty())
        return;
    m_pieces.push_back({static_cast<std::uint32_t>(m_text.size()), offset});
    m_text += piece;
}

std::uint32_t JoinedText::toFile(std::uint32_t offset) const
{
    if (m_pieces.empty())
        return 0;
    // The end of the text belongs to the piece of its last byte.
    const auto inside = offset > 0 && offset == m_text.size() ? offset - 1 : offset;
    const auto behind = std::upper_bound(m_pieces.begin(), m_pieces.end(), inside,
                                         [](std::uint32_t o, Piece p) { return o < p.joined; });
    const auto &piece = *std::prev(behind);
    return piece.file + (offset - piece.joined);
}

text::TextRange JoinedText::toFile(Span span) const
{
    const auto begin = toFile(span.begin);
    return {begin, span.isEmpty() ? begin : toFile(span.end - 1) + 1};
}

} // namespace stagewright::syntax
