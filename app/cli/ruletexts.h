/// What the checks are, for people.
#pragma once

#include "core/base/support/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::app {

/// A table: name, level, family, what it wants.
std::string ruleTable();

/// Everything about one rule. Errors: NotFound, with the nearest name.
Result<std::string> explainRule(std::string_view name);

/// "A,B": names of rules in any case, families, or "all", as the rules spell them. Errors:
/// InvalidArgument for what names nothing.
Result<std::vector<std::string>> readRuleNames(std::string_view list);

} // namespace stagewright::app
