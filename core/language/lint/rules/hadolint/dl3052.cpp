#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// `scheme:rest`, without blanks (RFC 3986 in outline).
bool isUrl(std::string_view value)
{
    const auto colon = value.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == value.size())
        return false;
    const auto isSchemeByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '-' || c == '.';
    };
    const bool startsWithLetter =
        (value[0] >= 'a' && value[0] <= 'z') || (value[0] >= 'A' && value[0] <= 'Z');
    return startsWithLetter &&
           std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(colon),
                       isSchemeByte) &&
           std::none_of(value.begin(), value.end(), [](char c) {
               return c <= ' ' || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
           });
}

void check(const RuleInput &input, Findings &findings)
{
    reportLabels(input, findings, LabelType::Url, isUrl, MSG("lint", "The label '%1' is no URL"));
}

} // namespace

constinit const Rule kDL3052{.name = "DL3052",
                             .description = MSG("lint", "The label should be a URL"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
