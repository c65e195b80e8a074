#include "core/language/dockerfile/parsebool.h"

#include <algorithm>
#include <array>

namespace stagewright::dockerfile {

std::optional<bool> parseBool(std::string_view text)
{
    constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "T", "true", "TRUE", "True"};
    constexpr std::array<std::string_view, 6> kFalse = {"0", "f", "F", "false", "FALSE", "False"};
    if (std::ranges::find(kTrue, text) != kTrue.end())
        return true;
    if (std::ranges::find(kFalse, text) != kFalse.end())
        return false;
    return std::nullopt;
}

} // namespace stagewright::dockerfile
