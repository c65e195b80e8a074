#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// RFC 3339; `d` stands for a digit.
bool isTime(std::string_view value)
{
    constexpr std::string_view kPattern = "dddd-dd-ddTdd:dd:dd";
    const auto takes = [&](std::string_view pattern) {
        if (value.size() < pattern.size())
            return false;
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            const char c = value[i];
            if (pattern[i] == 'd' ? c < '0' || c > '9'
                                  : toUpperAscii(value.substr(i, 1))[0] != pattern[i])
                return false;
        }
        value.remove_prefix(pattern.size());
        return true;
    };
    const auto numberAt = [&](std::size_t at) {
        return parseUnsigned(value.substr(at, 2)).value_or(0);
    };
    if (value.size() < kPattern.size() || numberAt(5) < 1 || numberAt(5) > 12 || numberAt(8) < 1 ||
        numberAt(8) > 31 || numberAt(11) > 23 || numberAt(14) > 59 || numberAt(17) > 60 ||
        !takes(kPattern))
        return false;
    if (takes(".d")) {
        while (takes("d")) {
        }
    }
    return (takes("Z") || takes("+dd:dd") || takes("-dd:dd")) && value.empty();
}

void check(const RuleInput &input, Findings &findings)
{
    reportLabels(input, findings, LabelType::Time, isTime,
                 MSG("lint", "The label '%1' is no time like 2026-08-21T10:00:00Z"));
}

} // namespace

constinit const Rule kDL3053{.name = "DL3053",
                             .description = MSG("lint", "The label should be a time"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
