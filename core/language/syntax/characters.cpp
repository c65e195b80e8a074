#include "core/language/syntax/characters.h"

#include "core/base/support/utf8.h"

#include <algorithm>
#include <iterator>

namespace stagewright::syntax {

namespace {

struct Block
{
    char32_t first;
    char32_t last;
};

/// Blocks above ASCII without letters: controls, punctuation, symbols, private use.
constexpr Block kSymbolBlocks[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB9},        {0xBB, 0xBF},     {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x2000, 0x2070},   {0x2072, 0x207E},    {0x2080, 0x208F}, {0x20A0, 0x2101},
    {0x2190, 0x2BFF}, {0x2E00, 0x2E2E},   {0x2E30, 0x3004},    {0x3007, 0x3030}, {0x303D, 0x3040},
    {0xD800, 0xF8FF}, {0xFE00, 0xFE6F},   {0xFF00, 0xFF20},    {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65},
    {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},
};

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
    } else if (isIllFormed || point.value < 0x20 || point.value == 0x7F) {
        out += "\\x";
        appendHex(out, static_cast<unsigned char>(bytes.front()), 2);
    } else if (point.value >= 0x80 && !isLetter(point.value) &&
               (isSpace(point.value) || point.value < 0xA0)) {
        out += "\\u";
        appendHex(out, point.value, 4);
    } else {
        out += bytes;
    }
}

} // namespace

CodePoint codePointAt(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return {};
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
    };
    if (byte(0) < 0x80)
        return {byte(0), 1};
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
    if (value < 0x80)
        return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
    return std::none_of(std::begin(kSymbolBlocks), std::end(kSymbolBlocks),
                        [&](Block block) { return value >= block.first && value <= block.last; });
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
