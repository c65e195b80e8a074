#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Says the same under another name.
void check(const RuleInput &input, Findings &findings)
{
    kDuplicateStageName.check(input, findings);
}

} // namespace

constinit const Rule kDL3024{.name = "DL3024",
                             .description = MSG("lint", "Stage names should be unique"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "DuplicateStageName",
                             .check = check};

} // namespace stagewright::lint
