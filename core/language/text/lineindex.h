/// Byte offsets ↔ lines and columns of one text.
#pragma once

#include "core/language/text/textrange.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stagewright::text {

/// Zero-based line, and column in bytes from the start of the line.
struct LineColumn
{
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    bool operator==(const LineColumn &) const = default;
};

/// Built once per text; a line ends behind its '\n' (a '\r' before it belongs to the line).
class LineIndex
{
public:
    explicit LineIndex(std::string_view text);

    /// A text that ends in '\n' has one more, empty line. Never 0.
    std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_starts.size()); }

    /// Offsets behind the end count as the end.
    LineColumn at(std::uint32_t offset) const;
    std::uint32_t offsetOf(LineColumn position) const;

    std::uint32_t startOfLine(std::uint32_t line) const { return m_starts[line]; }
    /// The line with its line end.
    TextRange lineRange(std::uint32_t line) const;

private:
    std::vector<std::uint32_t> m_starts;
    std::uint32_t m_size;
};

} // namespace stagewright::text
