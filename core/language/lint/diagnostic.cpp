#include "core/language/lint/diagnostic.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace stagewright::lint {

namespace {

constexpr std::array<std::string_view, 4> kNames = {"error", "warning", "information", "hint"};

} // namespace

std::string_view nameOf(Severity severity)
{
    return kNames[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severityOf(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<Severity>(found - kNames.begin());
}

void addByPosition(std::vector<Diagnostic> &diagnostics, std::vector<Diagnostic> more)
{
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const auto &a, const auto &b) { return a.range.begin < b.range.begin; });
}

} // namespace stagewright::lint
