#include "app/textview/lineedits.h"

#include "core/language/text/lineindex.h"

#include <algorithm>
#include <vector>

namespace stagewright::app {

namespace {

using text::TextRange;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// First byte that is no blank, of the lines that have one.
std::vector<std::uint32_t> starts(std::string_view text, TextRange range)
{
    const text::LineIndex lines(text);
    const auto first = lines.at(range.begin).line;
    auto last = lines.at(range.end).line;
    if (last > first && lines.startOfLine(last) == range.end)
        --last;
    std::vector<std::uint32_t> offsets;
    for (auto line = first; line <= last; ++line) {
        const auto whole = lines.lineRange(line);
        auto at = whole.begin;
        if (at == 0 && text.starts_with(kByteOrderMark))
            at = static_cast<std::uint32_t>(kByteOrderMark.size());
        while (at < whole.end && (text[at] == ' ' || text[at] == '\t'))
            ++at;
        if (at < whole.end && text[at] != '\n' && text[at] != '\r')
            offsets.push_back(at);
    }
    return offsets;
}

} // namespace

text::EditList toggledComments(std::string_view text, TextRange range)
{
    const auto offsets = starts(text, range);
    const bool areComments =
        std::ranges::all_of(offsets, [&](std::uint32_t at) { return text[at] == '#'; });
    text::EditList edits;
    for (const auto at : offsets) {
        if (!areComments)
            edits.add({{at, at}, "# "});
        else
            edits.add({{at, at + (text.substr(at).starts_with("# ") ? 2U : 1U)}, ""});
    }
    return edits;
}

std::string indentationAt(std::string_view text, std::uint32_t offset)
{
    const auto before = text.substr(0, offset);
    const auto feed = before.rfind('\n');
    const auto line = feed == std::string_view::npos ? before : before.substr(feed + 1);
    const auto blanks = std::min(line.find_first_not_of(" \t"), line.size());
    return std::string(line.substr(0, blanks));
}

bool usesTabs(std::string_view text)
{
    long balance = text.starts_with('\t') ? 1 : text.starts_with("  ") ? -1 : 0;
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const auto line = text.substr(at + 1, 2);
        balance += line.starts_with('\t') ? 1 : line == "  " ? -1 : 0;
    }
    return balance > 0;
}

} // namespace stagewright::app
