/// Classes of characters as the Dockerfile language (through Go's unicode package) sees them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stagewright::syntax {

/// One UTF-8 sequence. An ill-formed byte is U+FFFD of length 1.
struct CodePoint
{
    char32_t value = 0;
    std::uint32_t length = 0; ///< in bytes; 0 at the end of the text
};
/// The same for a byte that is not ASCII.
CodePoint longCodePointAt(std::string_view text, std::size_t offset);
inline CodePoint codePointAt(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return {};
    const auto byte = static_cast<unsigned char>(text[offset]);
    return byte < 0x80 ? CodePoint{byte, 1} : longCodePointAt(text, offset);
}

/// 3 where the text starts with a byte order mark, else 0.
std::size_t markLength(std::string_view text);

/// Appends the UTF-8 form.
void appendUtf8(std::string &text, char32_t value);

/// Unicode white space: what is trimmed at the ends of a line.
bool isSpace(char32_t value);
/// Letters and decimal digits of any script, as variable names may hold.
bool isLetter(char32_t value);
bool isDigit(char32_t value);
/// What separates words of a list: tab, vertical tab, form feed, carriage return, blank.
inline bool isListSpace(char value)
{
    return value == ' ' || value == '\t' || value == '\v' || value == '\f' || value == '\r';
}

/// Offsets of the first byte that is not Unicode white space, and of the end of the last one.
std::size_t skipSpaces(std::string_view text, std::size_t offset = 0);
std::size_t trimmedEnd(std::string_view text, std::size_t begin = 0);
/// Without Unicode white space at both ends.
std::string_view trimSpaces(std::string_view text);

/// The text in double quotes, escaped as Go's %q prints it; error messages show values so.
std::string quoted(std::string_view text);

} // namespace stagewright::syntax
