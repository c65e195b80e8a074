/// Which rules run, and how much they weigh.
#pragma once

#include "core/language/lint/diagnostic.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::lint {

/// Names of rules, or of categories ("hadolint"), or "all".
using RuleNames = std::vector<std::string>;

struct LintOptions
{
    RuleNames only; ///< empty: every rule that is not experimental
    RuleNames skip;
    RuleNames experimental;                                  ///< runs these too
    std::map<std::string, Severity, std::less<>> severities; ///< by rule or category
    bool failsOnFindings = false;                            ///< as `# check=error=true`
    /// The build argument BUILDKIT_DOCKERFILE_CHECK; replaces the directive of the file.
    std::optional<std::string> checkArgument;
};

} // namespace stagewright::lint
