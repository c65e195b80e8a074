/// BuildKit's checks; names, sentences and places are its own.
#pragma once

#include "core/language/lint/findings.h"
#include "core/language/lint/rule.h"

#include <span>

namespace stagewright::lint {

extern const Rule kConsistentInstructionCasing;
extern const Rule kCopyIgnoredFile;
extern const Rule kDuplicateStageName;
extern const Rule kExposeInvalidFormat;
extern const Rule kExposeProtoCasing;
extern const Rule kFromAsCasing;
extern const Rule kFromPlatformFlagConstDisallowed;
extern const Rule kInvalidBaseImagePlatform;
extern const Rule kInvalidDefaultArgInFrom;
extern const Rule kInvalidDefinitionDescription;
extern const Rule kJSONArgsRecommended;
extern const Rule kLegacyKeyValueFormat;
extern const Rule kMaintainerDeprecated;
extern const Rule kMultipleInstructionsDisallowed;
extern const Rule kNoEmptyContinuation;
extern const Rule kRedundantTargetPlatform;
extern const Rule kReservedStageName;
extern const Rule kSecretsUsedInArgOrEnv;
extern const Rule kStageNameCasing;
extern const Rule kUndefinedArgInFrom;
extern const Rule kUndefinedVar;
extern const Rule kWorkdirRelativePath;

/// The name of a variable says that it is a secret: by its words, between underscores.
bool soundsSecret(std::string_view name);

/// In the order in which BuildKit looks.
std::span<const Rule *const> buildKitRules();

} // namespace stagewright::lint
