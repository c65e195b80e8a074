#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Says the same under another name.
void check(const RuleInput &input, Findings &findings)
{
    kReservedStageName.check(input, findings);
}

} // namespace

constinit const Rule kDL3063{.name = "DL3063",
                             .description = MSG("lint", "Some names are not free for stages"),
                             .category = Category::Hadolint,
                             .yieldsTo = "ReservedStageName",
                             .check = check};

} // namespace stagewright::lint
