#include "core/language/lint/rules/hadolint/rpmpackages.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    reportLooseRpms(input, findings, {"dnf", "microdnf"},
                    MSG("lint", "Pin the versions (package-version) of: %1"));
}

} // namespace

constinit const Rule kDL3041{.name = "DL3041",
                             .description = MSG("lint", "dnf packages should have a version"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
