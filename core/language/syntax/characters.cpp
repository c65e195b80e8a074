#include "core/language/syntax/characters.h"

#include "core/base/support/utf8.h"
#include "core/language/syntax/unicodetables.h"

#include <algorithm>

namespace stagewright::syntax {

namespace {

bool contains(std::span<const CharacterRange> ranges, char32_t value)
{
    const auto range = std::ranges::lower_bound(ranges, value, {}, &CharacterRange::last);
    return range != ranges.end() && value >= range->first;
}

bool isPrintable(char32_t value)
{
    return value < 0x80 ? value >= 0x20 && value != 0x7F : contains(printableRanges(), value);
}

constexpr int hexDigit(unsigned value)
{
    return "0123456789abcdef"[value & 0xFU];
}

void appendHex(std::string &out, char32_t value, int digits)
{
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        out += static_cast<char>(hexDigit(static_cast<unsigned>(value >> shift)));
}

/// \a \b \f \n \r \t \v; 0 where there is no short form.
char shortEscape(char32_t value)
{
    constexpr std::string_view kNames = "abtnvfr";
    return value >= 7 && value <= 13 ? kNames[value - 7] : '\0';
}

void appendQuoted(std::string &out, CodePoint point, std::string_view bytes)
{
    const bool isIllFormed = point.value == 0xFFFD && point.length == 1;
    if (point.value == '"' || point.value == '\\') {
        out += '\\';
        out += static_cast<char>(point.value);
    } else if (const char name = shortEscape(point.value)) {
        out += '\\';
        out += name;
    } else if (isIllFormed || (point.value < 0x80 && !isPrintable(point.value))) {
        out += "\\x";
        appendHex(out, static_cast<unsigned char>(bytes.front()), 2);
    } else if (!isPrintable(point.value)) {
        out += point.value > 0xFFFF ? "\\U" : "\\u";
        appendHex(out, point.value, point.value > 0xFFFF ? 8 : 4);
    } else {
        out += bytes;
    }
}

} // namespace

CodePoint longCodePointAt(std::string_view text, std::size_t offset)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
    };
    const auto length = utf8SequenceLength(text, offset);
    if (length == 2)
        return {(byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
    if (length == 3)
        return {(byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
    if (length == 4)
        return {(byte(0) & 0x7U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
                    (byte(3) & 0x3FU),
                4};
    return {0xFFFD, 1};
}

std::size_t markLength(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

void appendUtf8(std::string &text, char32_t value)
{
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (value < 0x80) {
        add(value);
    } else if (value < 0x800) {
        add(0xC0U | value >> 6U);
        add(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        add(0xE0U | value >> 12U);
        add(0x80U | (value >> 6U & 0x3FU));
        add(0x80U | (value & 0x3FU));
    } else {
        add(0xF0U | value >> 18U);
        add(0x80U | (value >> 12U & 0x3FU));
        add(0x80U | (value >> 6U & 0x3FU));
        add(0x80U | (value & 0x3FU));
    }
}

bool isSpace(char32_t value)
{
    return (value >= 9 && value <= 13) || value == ' ' || value == 0x85 || value == 0xA0 ||
           value == 0x1680 || (value >= 0x2000 && value <= 0x200A) || value == 0x2028 ||
           value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x3000;
}

bool isLetter(char32_t value)
{
    return value < 0x80 ? (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z')
                        : contains(letterRanges(), value);
}

bool isDigit(char32_t value)
{
    return value < 0x80 ? value >= '0' && value <= '9' : contains(digitRanges(), value);
}

std::size_t skipSpaces(std::string_view text, std::size_t offset)
{
    for (;;) {
        const auto point = codePointAt(text, offset);
        if (point.length == 0 || !isSpace(point.value))
            return offset;
        offset += point.length;
    }
}

std::size_t trimmedEnd(std::string_view text, std::size_t begin)
{
    auto end = text.size();
    while (end > begin) {
        auto start = end - 1;
        while (start > begin && end - start < 4 &&
               (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
            --start;
        const auto point = codePointAt(text.substr(0, end), start);
        if (start + point.length != end || !isSpace(point.value))
            break;
        end = start;
    }
    return end;
}

std::string_view trimSpaces(std::string_view text)
{
    const auto begin = skipSpaces(text);
    return text.substr(begin, trimmedEnd(text, begin) - begin);
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t offset = 0; offset < text.size();) {
        const auto point = codePointAt(text, offset);
        appendQuoted(out, point, text.substr(offset, point.length));
        offset += point.length;
    }
    return out + '"';
}

} // namespace stagewright::syntax
