#include "core/base/support/strings.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

/// Nothing where the FROM is to change its own case: that fix takes the AS along.
std::vector<Fix> fixesFor(const RuleInput &input, const dockerfile::Word &as, bool isLower)
{
    if (isLower != isMostlyLowerCase(input.model))
        return {};
    return {changeFix(as.range, as.text, isLower ? toLowerAscii(as.text) : toUpperAscii(as.text))};
}

/// A FROM in mixed case is another rule's matter.
void check(const RuleInput &input, Findings &findings)
{
    for (const auto *from : readInstructions(input)) {
        const auto words = fromWords(input, *from);
        if (words.size() < 3)
            continue;
        const auto &keyword = from->keyword.text;
        const bool isLower = keyword == toLowerAscii(keyword);
        if (!isLower && keyword != toUpperAscii(keyword))
            continue;
        const auto &as = words[1];
        if (as.text == (isLower ? toLowerAscii(as.text) : toUpperAscii(as.text)))
            continue;
        auto *diagnostic =
            findings.add(*from, as.range,
                         Message(MSG("lint", "'%1' and '%2' keywords' casing do not match"),
                                 {as.text, keyword}));
        if (diagnostic && from->isValid)
            diagnostic->fixes = fixesFor(input, as, isLower);
    }
}

} // namespace

constinit const Rule kFromAsCasing{
    .name = "FromAsCasing",
    .description = MSG("lint", "The 'as' keyword should match the case of the 'from' keyword"),
    .url = "https://docs.docker.com/go/dockerfile/rule/from-as-casing/",
    .phase = Phase::Instructions,
    .check = check};

} // namespace stagewright::lint
