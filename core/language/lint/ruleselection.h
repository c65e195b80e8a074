/// Which rules the options ask for.
#pragma once

#include "core/language/dockerfile/checkoptions.h"
#include "core/language/lint/lintoptions.h"
#include "core/language/lint/rule.h"

namespace stagewright::lint {

/// Asked for by its own name, not by its category.
bool isNamed(const Rule &rule, const LintOptions &options);

/// Among those asked for, and no other rule that says the same runs.
bool isWanted(const Rule &rule, const LintOptions &options);

/// A rule's own entry counts more than its category's.
Severity severityFor(const Rule &rule, const LintOptions &options);

/// What the file says and what the caller asks for on top.
dockerfile::CheckOptions withWanted(dockerfile::CheckOptions file, const LintOptions &options);

} // namespace stagewright::lint
