#include "app/cli/positions.h"

#include "core/base/support/utf8.h"

#include <algorithm>

namespace stagewright::app {

/// What stands in the line in front of an offset.
std::string_view Positions::before(std::uint32_t offset) const
{
    const auto at = m_lines.at(offset);
    return m_text.substr(m_lines.startOfLine(at.line), at.column);
}

Positions::Place Positions::inCharacters(std::uint32_t offset) const
{
    return {m_lines.at(offset).line + 1,
            static_cast<std::uint32_t>(codePointCount(before(offset))) + 1};
}

Positions::Place Positions::inUtf16(std::uint32_t offset) const
{
    return {m_lines.at(offset).line + 1,
            static_cast<std::uint32_t>(utf16Length(before(offset))) + 1};
}

std::string_view Positions::line(std::uint32_t number) const
{
    auto line = text::slice(m_text, m_lines.lineRange(std::min(number, m_lines.lineCount()) - 1));
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace stagewright::app
