#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isHash(std::string_view value)
{
    constexpr std::size_t kShort = 7;
    constexpr std::size_t kWhole = 40;
    return (value.size() == kShort || value.size() == kWhole) &&
           value.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void check(const RuleInput &input, Findings &findings)
{
    reportLabels(input, findings, LabelType::GitHash, isHash,
                 MSG("lint", "The label '%1' is no git hash: 7 or 40 hexadecimal digits"));
}

} // namespace

constinit const Rule kDL3055{.name = "DL3055",
                             .description = MSG("lint", "The label should be a git hash"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
