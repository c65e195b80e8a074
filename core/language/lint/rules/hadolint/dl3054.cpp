#include "core/language/lint/rules/hadolint/rules.h"
#include "core/language/lint/rules/hadolint/spdx.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool isLicense(std::string_view value)
{
    const auto ids = spdxLicenseIds();
    return std::binary_search(ids.begin(), ids.end(), value);
}

void check(const RuleInput &input, Findings &findings)
{
    reportLabels(input, findings, LabelType::License, isLicense,
                 MSG("lint", "The label '%1' is no SPDX identifier of a licence"));
}

} // namespace

constinit const Rule kDL3054{.name = "DL3054",
                             .description = MSG("lint", "The label should be a licence"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
