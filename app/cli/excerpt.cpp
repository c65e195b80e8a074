#include "app/cli/excerpt.h"

#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace stagewright::app {

namespace {

constexpr std::size_t kTab = 4;
constexpr std::size_t kNumber = 5; ///< columns of a line number
constexpr std::uint32_t kMostLines = 4;
constexpr std::size_t kLongestLine = 160; ///< columns

struct CodePoints
{
    std::uint32_t first;
    std::uint32_t last;
};

constexpr std::array<CodePoints, 10> kWide = {{{0x1100, 0x115F},
                                               {0x2E80, 0x303E},
                                               {0x3041, 0xA4CF},
                                               {0xAC00, 0xD7A3},
                                               {0xF900, 0xFAFF},
                                               {0xFE30, 0xFE6F},
                                               {0xFF00, 0xFF60},
                                               {0xFFE0, 0xFFE6},
                                               {0x1F300, 0x1FAFF},
                                               {0x20000, 0x3FFFD}}};
constexpr std::array<CodePoints, 3> kNoWidth = {
    {{0x300, 0x36F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}}};

template<std::size_t N>
bool isIn(const std::array<CodePoints, N> &ranges, std::uint32_t point)
{
    return std::any_of(ranges.begin(), ranges.end(), [point](const CodePoints &range) {
        return point >= range.first && point <= range.last;
    });
}

/// Of one well-formed sequence.
std::uint32_t codePoint(std::string_view sequence)
{
    const auto lead = static_cast<unsigned char>(sequence.front());
    if (sequence.size() == 1)
        return lead;
    std::uint32_t point = lead & (0xFFU >> (sequence.size() + 1));
    for (const char c : sequence.substr(1))
        point = (point << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    return point;
}

/// C0, DEL, and C1, which some terminals obey too.
bool isControl(std::uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

std::string gutter(std::string_view number)
{
    const auto pad = number.size() < kNumber ? kNumber - number.size() : 0;
    return concat(std::string(pad, ' '), number, " | ");
}

/// The beginning of a line that has a sensible length.
std::string cut(std::string text)
{
    if (terminalWidth(text) <= kLongestLine)
        return text;
    std::size_t end = 0;
    std::size_t width = 0;
    while (width < kLongestLine) {
        const auto length = utf8SequenceLength(text, end);
        width += terminalWidth(std::string_view(text).substr(end, length));
        end += length;
    }
    return text.substr(0, end) + "…";
}

/// Columns [begin, end) of a line in the terminal; a marked part starts where the text does.
struct Marked
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

Marked markedPart(std::string_view line, std::uint32_t start, text::TextRange range)
{
    const auto width = [line](std::size_t bytes) {
        return terminalWidth(terminalText(line.substr(0, bytes)));
    };
    const auto indent = std::min(line.find_first_not_of(" \t"), line.size());
    const auto begin = range.begin > start ? range.begin - start : std::uint32_t(indent);
    const auto end = range.end > start ? range.end - start : 0;
    const Marked part{width(std::min<std::size_t>(begin, line.size())),
                      width(std::min<std::size_t>(end, line.size()))};
    return {std::min(part.begin, kLongestLine), std::min(part.end, kLongestLine)};
}

} // namespace

std::string terminalText(std::string_view line)
{
    const auto repaired = repairUtf8(line);
    std::string text;
    for (std::size_t at = 0; at < repaired.size();) {
        const auto sequence =
            std::string_view(repaired).substr(at, utf8SequenceLength(repaired, at));
        at += sequence.size();
        if (sequence == "\t")
            text.append(kTab, ' ');
        else if (isControl(codePoint(sequence)))
            text += "\xEF\xBF\xBD";
        else
            text += sequence;
    }
    return text;
}

std::string terminalLines(std::string_view text)
{
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n'))
        lines.push_back(terminalText(line));
    return join(lines, "\n");
}

std::size_t terminalWidth(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto sequence = text.substr(at, utf8SequenceLength(text, at));
        const auto point = codePoint(sequence);
        width += isIn(kNoWidth, point) ? 0U : isIn(kWide, point) ? 2U : 1U;
        at += sequence.size();
    }
    return width;
}

std::string excerpt(const Positions &positions, text::TextRange range, std::string_view mark,
                    std::string_view unmark)
{
    const auto first = positions.inCharacters(range.begin).line;
    const auto lastByte = range.isEmpty() ? range.end : range.end - 1;
    const auto last = std::max(first, positions.inCharacters(lastByte).line);
    const auto shown = last - first < kMostLines ? last : first + kMostLines - 2;
    std::string text;
    for (auto number = first; number <= shown; ++number) {
        const auto line = positions.line(number);
        const auto part = markedPart(line, positions.lineStart(number), range);
        text += concat(gutter(std::to_string(number)), cut(terminalText(line)), "\n");
        const auto length = part.end > part.begin ? part.end - part.begin
                            : number == first     ? 1U
                                                  : 0U;
        if (length > 0)
            text += concat(gutter(""), std::string(part.begin, ' '), mark, std::string(length, '^'),
                           unmark, "\n");
    }
    if (shown < last)
        text += concat(gutter(""), "… to line ", std::to_string(last), "\n");
    return text;
}

} // namespace stagewright::app
