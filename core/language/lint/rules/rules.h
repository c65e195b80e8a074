/// The rules, each in its own file.
#pragma once

#include "core/language/lint/rule.h"

namespace stagewright::lint {

extern const Rule kDuplicateStageName;
extern const Rule kFromAsCasing;
extern const Rule kStageNameCasing;

} // namespace stagewright::lint
