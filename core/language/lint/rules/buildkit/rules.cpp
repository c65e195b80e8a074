#include "core/language/lint/rules/buildkit/rules.h"

#include <array>

namespace stagewright::lint {

std::span<const Rule *const> buildKitRules()
{
    static constexpr std::array kRules = {
        &kNoEmptyContinuation,
        &kMaintainerDeprecated,
        &kStageNameCasing,
        &kFromAsCasing,
        &kInvalidDefinitionDescription,
        &kReservedStageName,
        &kDuplicateStageName,
        &kConsistentInstructionCasing,
        &kInvalidDefaultArgInFrom,
        &kUndefinedArgInFrom,
        &kRedundantTargetPlatform,
        &kFromPlatformFlagConstDisallowed,
        &kInvalidBaseImagePlatform,
        &kUndefinedVar,
        &kMultipleInstructionsDisallowed,
        &kWorkdirRelativePath,
        &kJSONArgsRecommended,
        &kLegacyKeyValueFormat,
        &kSecretsUsedInArgOrEnv,
        &kCopyIgnoredFile,
        &kExposeProtoCasing,
        &kExposeInvalidFormat,
    };
    return kRules;
}

} // namespace stagewright::lint
