#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    reportRepeated(input, findings, dockerfile::InstructionKind::Entrypoint,
                   MSG("lint", "Only the last ENTRYPOINT of a stage counts"));
}

} // namespace

constinit const Rule kDL4004{.name = "DL4004",
                             .description = MSG("lint", "Only the last ENTRYPOINT counts"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "MultipleInstructionsDisallowed",
                             .check = check};

} // namespace stagewright::lint
