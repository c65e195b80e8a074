#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// `local@domain` in outline (RFC 5322): no blanks, dots between other characters.
bool isDotted(std::string_view text, std::string_view others)
{
    const auto parts = split(text, '.');
    return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), [&](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   others.find(c) != std::string_view::npos;
        });
    });
}

bool isEmail(std::string_view value)
{
    const auto at = value.rfind('@');
    return at != std::string_view::npos && isDotted(value.substr(0, at), "!#$%&'*+-/=?^_`{|}~") &&
           isDotted(value.substr(at + 1), "-");
}

void check(const RuleInput &input, Findings &findings)
{
    reportLabels(input, findings, LabelType::Email, isEmail,
                 MSG("lint", "The label '%1' is no e-mail address"));
}

} // namespace

constinit const Rule kDL3058{.name = "DL3058",
                             .description = MSG("lint", "The label should be an e-mail address"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
