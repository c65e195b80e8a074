/// A conversion in the fields of the recorded answers.
#pragma once

#include "core/base/support/json.h"
#include "core/language/convert/conversion.h"

#include <string>
#include <vector>

namespace stagewright::conformance {

/// The operations that the target needs, each after its inputs; numbered from 1, 0 is the empty
/// tree. `ignorePatterns` are those of `.dockerignore`.
Json opsOf(const dockerfile::Dockerfile &model, const convert::Conversion &conversion,
           const std::vector<std::string> &ignorePatterns);

/// The stages with the implicit ones behind them.
Json stagesOf(const dockerfile::Dockerfile &model, const convert::Conversion &conversion);

} // namespace stagewright::conformance
