/// Everything that can be said about a model.
#pragma once

#include "core/language/lint/lintoptions.h"
#include "core/language/lint/rule.h"

#include <optional>
#include <vector>

namespace stagewright::lint {

struct LintResult
{
    std::vector<Diagnostic> diagnostics;
    /// Wrong check options, or "lint violation found for rules: …" where findings are errors.
    std::optional<Message> error;
};

/// What the rules find, in BuildKit's order: by phase, then as the file is walked.
LintResult lint(const RuleInput &input, const LintOptions &options = {});

/// For an editor: mistakes of the language too; sorted by position.
std::vector<Diagnostic> diagnose(const RuleInput &input, const LintOptions &options = {});

/// A problem of the language as a diagnostic of the rule "parse": an error, or a warning where a
/// build can still succeed.
Diagnostic toDiagnostic(const syntax::Problem &problem);

} // namespace stagewright::lint
