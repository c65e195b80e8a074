/// BuildKit's checks; names, sentences and places are its own.
#pragma once

#include "core/language/lint/findings.h"
#include "core/language/lint/rule.h"

#include <span>

namespace stagewright::lint {

extern const Rule kDuplicateStageName;
extern const Rule kFromAsCasing;
extern const Rule kStageNameCasing;

/// By name.
std::span<const Rule *const> buildKitRules();

} // namespace stagewright::lint
