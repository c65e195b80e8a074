/// What yum and dnf install.
#pragma once

#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

/// Packages that these programs install without a version; `message` lists them.
void reportLooseRpms(const RuleInput &input, Findings &findings, WordList programs,
                     std::string_view message);

} // namespace stagewright::lint
