#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Says the same under another name.
void check(const RuleInput &input, Findings &findings)
{
    kRedundantTargetPlatform.check(input, findings);
}

} // namespace

constinit const Rule kDL3065{.name = "DL3065",
                             .description =
                                 MSG("lint", "FROM has the platform of the build anyway"),
                             .category = Category::Hadolint,
                             .yieldsTo = "RedundantTargetPlatform",
                             .check = check};

} // namespace stagewright::lint
