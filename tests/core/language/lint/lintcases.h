/// Cases of lint rules from a data file, and what is found in them as text.
#pragma once

#include "core/language/lint/lint.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::tests {

/// A text under a line "=== title [key value]": keys are ignore (patterns), arg (NAME=VALUE), check
/// (options as a build argument), only (a rule) and hadolint (its configuration in YAML).
struct LintCase
{
    std::string title;
    std::string text;
    std::optional<dockerfile::DockerIgnore> ignore;
    dockerfile::ModelOptions model;
    std::optional<std::string> check;
    lint::LintOptions options;
};

std::vector<LintCase> readLintCases(std::string_view relative);

/// A text with everything that rules look at. Not copied: parts refer to each other.
class Linted
{
public:
    Linted(const LintCase &lintCase, convert::Mode mode);
    Linted(const Linted &) = delete;
    Linted &operator=(const Linted &) = delete;

    lint::RuleInput input() const;
    const dockerfile::Dockerfile &model() const { return m_model; }
    const convert::Conversion &conversion() const { return m_conversion; }

private:
    const LintCase &m_case;
    convert::Mode m_mode;
    syntax::SyntaxTree m_tree;
    dockerfile::Dockerfile m_model;
    convert::Conversion m_conversion;
};

/// Findings in all three modes, and what each fix of the editor's makes of the text. The case's own
/// rules count, else `rules`.
std::string lintReport(const LintCase &lintCase, const lint::RuleNames &rules);

} // namespace stagewright::tests
