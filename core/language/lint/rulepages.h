/// The page of each rule: what it finds, why it matters, a bad and a good example.
#pragma once

#include <span>
#include <string_view>

namespace stagewright::lint {

struct RulePage
{
    std::string_view name;     ///< of the rule; "ShellCheck" and "parse" too
    std::string_view markdown; ///< resources/rules/NAME.md, which is part of the program
};

/// By name.
std::span<const RulePage> rulePages();

/// nullptr where there is none. "SC2086" has that of ShellCheck.
const RulePage *findRulePage(std::string_view name);

} // namespace stagewright::lint
