#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    reportRepeated(input, findings, dockerfile::InstructionKind::Healthcheck,
                   MSG("lint", "Only the last HEALTHCHECK of a stage counts"));
}

} // namespace

constinit const Rule kDL3012{.name = "DL3012",
                             .description = MSG("lint", "Only the last HEALTHCHECK counts"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "MultipleInstructionsDisallowed",
                             .check = check};

} // namespace stagewright::lint
