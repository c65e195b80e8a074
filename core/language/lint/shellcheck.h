/// A shell linter's findings in RUN bodies, as diagnostics of the category ShellCheck.
#pragma once

#include "core/language/lint/lintoptions.h"
#include "core/language/lint/rule.h"
#include "core/language/lint/shellchecker.h"

#include <vector>

namespace stagewright::lint {

/// Asks the checker about the script of every RUN whose shell it knows (sh, bash, dash, ksh), with
/// the variables that ARG and ENV set there. Positions are those of the file, through continuations
/// and heredocs; the findings' own repairs become suggestions. Options and comments silence
/// findings as they do rules; names are "SC2086". In file order. Fails as the checker does.
Result<std::vector<Diagnostic>> checkShell(const RuleInput &input, const LintOptions &options,
                                           ShellChecker &checker);

} // namespace stagewright::lint
