/// Half-open range of byte offsets in a text. Every position in core is a byte offset.
#pragma once

#include <cstdint>
#include <string_view>

namespace stagewright::text {

/// Bytes [begin, end) of a text; begin <= end.
struct TextRange
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t length() const { return end - begin; }
    bool isEmpty() const { return begin == end; }
    bool contains(std::uint32_t offset) const { return offset >= begin && offset < end; }
    bool contains(TextRange other) const { return other.begin >= begin && other.end <= end; }
    /// True where both share a byte, or an empty one lies inside or at an end of the other.
    bool touches(TextRange other) const { return begin <= other.end && other.begin <= end; }

    bool operator==(const TextRange &) const = default;
};

/// The bytes of `text` that `range` covers; the range must lie inside the text.
inline std::string_view slice(std::string_view text, TextRange range)
{
    return text.substr(range.begin, range.length());
}

} // namespace stagewright::text
