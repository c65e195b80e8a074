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

/// What the value of a label must be.
enum class LabelType { Text, Url, Time, License, GitHash, Version, Email };

struct LintOptions
{
    RuleNames only; ///< empty: every rule that is not experimental
    RuleNames skip;
    RuleNames experimental;                                  ///< runs these too
    std::map<std::string, Severity, std::less<>> severities; ///< by rule or category
    bool failsOnFindings = false;                            ///< as `# check=error=true`
    /// The build argument BUILDKIT_DOCKERFILE_CHECK; replaces the directive of the file.
    std::optional<std::string> checkArgument;

    /// Registries that images may come from; `*` at one end stands for anything. Empty: all.
    std::vector<std::string> trustedRegistries;
    std::map<std::string, LabelType> labels; ///< that every image must have
    bool allowsOtherLabels = true;

    bool honoursPragmas = true; ///< `# hadolint ignore=…` in the text
    /// For exit codes: from this severity on findings are failures. Nothing: the caller's choice.
    std::optional<Severity> failureThreshold;
    bool neverFails = false; ///< whatever is found
};

} // namespace stagewright::lint
