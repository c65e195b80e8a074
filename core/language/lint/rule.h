/// A check: pure, one file each below rules/.
#pragma once

#include "core/language/dockerfile/dockerfile.h"
#include "core/language/lint/diagnostic.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

/// What a rule may look at.
struct RuleInput
{
    const syntax::SyntaxTree &tree;
    const dockerfile::Dockerfile &model;
};

struct Rule
{
    std::string_view name;        ///< BuildKit's: "StageNameCasing"
    std::string_view description; ///< one sentence, translated in app/
    void (*check)(const RuleInput &input, std::vector<Diagnostic> &diagnostics) = nullptr;
};

/// In alphabetical order.
std::span<const Rule *const> allRules();

/// Where BuildKit's documentation explains a rule.
std::string ruleUrl(std::string_view name);

} // namespace stagewright::lint
