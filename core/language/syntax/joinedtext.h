/// One instruction as the parser reads it: its lines joined, with the way back to the file.
#pragma once

#include "core/language/text/textrange.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::syntax {

/// Half-open range of byte offsets in a JoinedText (not in the file).
struct Span
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool isEmpty() const { return begin == end; }

    bool operator==(const Span &) const = default;
};

/// Pieces of a file, put together without line ends, continuation characters and comments.
class JoinedText
{
public:
    /// Adds bytes that stand at `offset` of the file; pieces come in file order.
    void append(std::string_view piece, std::uint32_t offset);

    std::string_view text() const { return m_text; }
    std::string_view text(Span span) const
    {
        return text().substr(span.begin, span.end - span.begin);
    }

    /// Where a byte of the joined text stands in the file; behind the last one for its end.
    std::uint32_t toFile(std::uint32_t offset) const;
    /// From the first to the last byte of the span: what lies between pieces is included.
    text::TextRange toFile(Span span) const;

private:
    struct Piece
    {
        std::uint32_t joined = 0;
        std::uint32_t file = 0;
    };
    std::string m_text;
    std::vector<Piece> m_pieces;
};

} // namespace stagewright::syntax
