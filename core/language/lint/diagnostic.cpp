#include "core/language/lint/diagnostic.h"

#include <array>

namespace stagewright::lint {

std::string_view nameOf(Severity severity)
{
    constexpr std::array<std::string_view, 4> kNames = {"error", "warning", "information", "hint"};
    return kNames[static_cast<std::size_t>(severity)];
}

} // namespace stagewright::lint
