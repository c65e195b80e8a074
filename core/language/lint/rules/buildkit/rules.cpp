#include "core/language/lint/rules/buildkit/rules.h"

#include <array>

namespace stagewright::lint {

std::span<const Rule *const> buildKitRules()
{
    static constexpr std::array kRules = {
        &kDuplicateStageName,
        &kFromAsCasing,
        &kStageNameCasing,
    };
    return kRules;
}

} // namespace stagewright::lint
