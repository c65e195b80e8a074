/// Lines and columns as people and other programs count them, from 1.
#pragma once

#include "core/language/text/lineindex.h"

#include <cstdint>
#include <string_view>

namespace stagewright::app {

/// Refers to the text that it was made of.
class Positions
{
public:
    struct Place
    {
        std::uint32_t line = 1;
        std::uint32_t column = 1;
    };

    explicit Positions(std::string_view text)
        : m_text(text)
        , m_lines(text)
    {}

    /// Columns are characters.
    Place inCharacters(std::uint32_t offset) const;
    /// Columns are UTF-16 code units, as SARIF and language servers count.
    Place inUtf16(std::uint32_t offset) const;

    /// The line without its end; lines count from 1.
    std::string_view line(std::uint32_t number) const;
    std::uint32_t lineStart(std::uint32_t number) const { return m_lines.startOfLine(number - 1); }

private:
    std::string_view before(std::uint32_t offset) const;

    std::string_view m_text;
    text::LineIndex m_lines;
};

} // namespace stagewright::app
