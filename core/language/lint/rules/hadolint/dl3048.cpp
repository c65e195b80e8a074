#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kDigits = "0123456789";

bool isValid(std::string_view key)
{
    const auto isBad = [](char c) {
        return kLower.find(c) == std::string_view::npos &&
               kDigits.find(c) == std::string_view::npos &&
               std::string_view(".-_/").find(c) == std::string_view::npos;
    };
    return !key.empty() && kLower.find(key.front()) != std::string_view::npos &&
           concat(kLower, kDigits).find(key.back()) != std::string::npos &&
           std::none_of(key.begin(), key.end(), isBad) && !key.starts_with("com.docker.") &&
           !key.starts_with("io.docker.") && !key.starts_with("org.dockerproject.") &&
           key.find("..") == std::string_view::npos && key.find("--") == std::string_view::npos;
}

std::optional<text::EditList> inLowerCase(const dockerfile::Word &key)
{
    const auto lower = toLowerAscii(key.text);
    if (!isValid(withoutQuotes(lower)) || key.range.length() != key.text.size())
        return std::nullopt;
    text::EditList edits;
    edits.add({key.range, lower});
    return edits;
}

void check(const RuleInput &input, Findings &findings)
{
    forEachLabel(input.model, [&](const auto &instruction, const auto &label) {
        const auto key = withoutQuotes(label.key.text);
        if (isValid(key) || key.find('$') != std::string_view::npos)
            return;
        addFix(findings.add(instruction, label.key.range,
                            Message(MSG("lint", "'%1' is no key for a label: lower-case letters, "
                                                "digits and single . - _ /, and no name of "
                                                "Docker's own"),
                                    {std::string(key)})),
               inLowerCase(label.key), Message(MSG("lint", "Write it in lower case")),
               FixKind::Suggestion);
    });
}

} // namespace

constinit const Rule kDL3048{.name = "DL3048",
                             .description = MSG("lint", "Keys of labels have a form"),
                             .category = Category::Hadolint,
                             .severity = Severity::Hint,
                             .check = check};

} // namespace stagewright::lint
