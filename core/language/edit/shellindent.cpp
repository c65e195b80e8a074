#include "core/language/edit/shellindent.h"

#include "core/language/edit/shelltext.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using syntax::Span;

constexpr std::size_t kTabWidth = 4;

/// Columns of the blanks that a line starts with; nothing where there is nothing else in it.
std::optional<std::size_t> columnsOf(std::string_view line)
{
    const auto blanks = line.find_first_not_of(" \t");
    if (blanks == std::string_view::npos)
        return std::nullopt;
    const auto tabs = std::ranges::count(line.substr(0, blanks), '\t');
    return blanks + static_cast<std::size_t>(tabs) * (kTabWidth - 1);
}

/// Whether the blanks where the line starts only separate words.
bool startsFreely(Span line, const std::vector<Span> &separators)
{
    const auto run = std::ranges::lower_bound(separators, line.begin, {}, &Span::end);
    return run != separators.end() && run->begin <= line.begin;
}

} // namespace

std::vector<std::optional<std::string>>
shellIndents(std::string_view command, const std::vector<Span> &lines, std::string_view indent)
{
    const auto separators = wordSeparators(command);
    const auto columns = [&](Span line) {
        return columnsOf(command.substr(line.begin, line.end - line.begin));
    };
    auto least = SIZE_MAX;
    for (const auto line : lines) {
        if (startsFreely(line, separators))
            least = std::min(least, columns(line).value_or(SIZE_MAX));
    }
    std::vector<std::optional<std::string>> result;
    for (const auto line : lines) {
        auto &found = result.emplace_back();
        if (startsFreely(line, separators))
            found = std::string(indent).append(columns(line).value_or(least) - least, ' ');
    }
    return result;
}

} // namespace stagewright::edit
