#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

constexpr std::string_view kDigits = "0123456789";

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos &&
           (text.size() == 1 || text.front() != '0');
}

/// Dotted identifiers behind `-` and `+`; numbers of a pre-release have no leading zero.
bool areIdentifiers(std::string_view text, bool isRelease)
{
    const auto parts = split(text, '.');
    return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
        const bool isDigits = part.find_first_not_of(kDigits) == std::string_view::npos;
        return !part.empty() && (isRelease || !isDigits || isNumber(part)) &&
               std::all_of(part.begin(), part.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-';
               });
    });
}

/// semver.org, version 2.
bool isVersion(std::string_view value)
{
    const auto plus = value.find('+');
    const auto front = value.substr(0, plus);
    const auto dash = front.find('-');
    const auto numbers = split(front.substr(0, dash), '.');
    constexpr std::size_t kNumbers = 3;
    return numbers.size() == kNumbers && std::all_of(numbers.begin(), numbers.end(), isNumber) &&
           (dash == std::string_view::npos || areIdentifiers(front.substr(dash + 1), false)) &&
           (plus == std::string_view::npos || areIdentifiers(value.substr(plus + 1), true));
}

void check(const RuleInput &input, Findings &findings)
{
    reportLabels(input, findings, LabelType::Version, isVersion,
                 MSG("lint", "The label '%1' is no semantic version like 1.2.3"));
}

} // namespace

constinit const Rule kDL3056{.name = "DL3056",
                             .description = MSG("lint", "The label should be a version"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
