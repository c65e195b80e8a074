#include "core/language/edit/shellindent.h"

#include "core/language/edit/shelltext.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

constexpr std::size_t kTabWidth = 4;

std::size_t columnsAt(std::string_view command, std::uint32_t offset)
{
    std::size_t columns = 0;
    for (; offset < command.size() && (command[offset] == ' ' || command[offset] == '\t'); ++offset)
        columns += command[offset] == '\t' ? kTabWidth : 1;
    return columns;
}

} // namespace

std::vector<std::optional<std::string>> shellIndents(std::string_view command,
                                                     const std::vector<std::uint32_t> &lineStarts,
                                                     std::string_view indent)
{
    const auto separators = wordSeparators(command);
    const auto isFree = [&](std::uint32_t start) {
        const auto run =
            std::ranges::lower_bound(separators, start, {}, [](syntax::Span s) { return s.end; });
        return run != separators.end() && run->begin <= start;
    };
    std::optional<std::size_t> least;
    for (const auto start : lineStarts) {
        if (isFree(start))
            least = std::min(least.value_or(SIZE_MAX), columnsAt(command, start));
    }
    std::vector<std::optional<std::string>> result;
    for (const auto start : lineStarts) {
        auto &line = result.emplace_back();
        if (isFree(start))
            line = std::string(indent).append(columnsAt(command, start) - *least, ' ');
    }
    return result;
}

} // namespace stagewright::edit
