#include "core/language/lint/rules/graph/rules.h"

#include <array>

namespace stagewright::lint {

std::span<const Rule *const> graphRules()
{
    static constexpr std::array kRules = {
        &kCopyOfMissingPath, &kCopyOfWholeStage,          &kEarlyVolatileArg,
        &kFromMissesStage,   &kGlobalArgNotInStage,       &kRemoveFreesNothing,
        &kSecretInImage,     &kSourcesBeforeDependencies, &kUnusedStage,
    };
    return kRules;
}

} // namespace stagewright::lint
