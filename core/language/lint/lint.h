/// Everything that can be said about a model.
#pragma once

#include "core/language/lint/rule.h"

namespace stagewright::lint {

/// Mistakes of the language, and what the rules find; sorted by position.
std::vector<Diagnostic> diagnose(const RuleInput &input);

/// A problem as a diagnostic of the rule "parse": an error, or a warning where a build can still
/// succeed.
Diagnostic toDiagnostic(const syntax::Problem &problem);

} // namespace stagewright::lint
