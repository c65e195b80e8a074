#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Says the same under another name.
void check(const RuleInput &input, Findings &findings)
{
    kMaintainerDeprecated.check(input, findings);
}

} // namespace

constinit const Rule kDL4000{.name = "DL4000",
                             .description = MSG("lint", "MAINTAINER is no longer used"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "MaintainerDeprecated",
                             .check = check};

} // namespace stagewright::lint
