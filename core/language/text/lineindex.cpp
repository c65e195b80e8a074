#include "core/language/text/lineindex.h"

#include <algorithm>

namespace stagewright::text {

LineIndex::LineIndex(std::string_view text)
    : m_starts{0}
    , m_size(static_cast<std::uint32_t>(text.size()))
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n')
            m_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

LineColumn LineIndex::at(std::uint32_t offset) const
{
    offset = std::min(offset, m_size);
    const auto next = std::ranges::upper_bound(m_starts, offset);
    const auto line = static_cast<std::uint32_t>(next - m_starts.begin() - 1);
    return {line, offset - m_starts[line]};
}

std::uint32_t LineIndex::offsetOf(LineColumn position) const
{
    if (position.line >= lineCount())
        return m_size;
    const auto range = lineRange(position.line);
    return std::min(range.begin + position.column, range.end);
}

TextRange LineIndex::lineRange(std::uint32_t line) const
{
    const auto end = line + 1 < lineCount() ? m_starts[line + 1] : m_size;
    return {m_starts[line], end};
}

} // namespace stagewright::text
