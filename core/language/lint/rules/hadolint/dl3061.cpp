#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &instruction : input.model.misplaced)
        findings.add(instruction, instruction.keyword.range,
                     Message(MSG("lint", "Only ARG may stand before the first FROM")));
}

} // namespace

constinit const Rule kDL3061{.name = "DL3061",
                             .description = MSG("lint", "A Dockerfile starts with FROM"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "parse",
                             .check = check};

} // namespace stagewright::lint
