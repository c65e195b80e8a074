#include "core/language/lint/diagnostic.h"

#include <algorithm>
#include <array>

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

} // namespace stagewright::lint
