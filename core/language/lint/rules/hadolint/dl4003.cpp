#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    reportRepeated(input, findings, dockerfile::InstructionKind::Cmd,
                   MSG("lint", "Only the last CMD of a stage counts"));
}

} // namespace

constinit const Rule kDL4003{.name = "DL4003",
                             .description = MSG("lint", "Only the last CMD counts"),
                             .category = Category::Hadolint,
                             .yieldsTo = "MultipleInstructionsDisallowed",
                             .check = check};

} // namespace stagewright::lint
