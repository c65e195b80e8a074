#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

Fix changeTo(const dockerfile::Word &as, const std::string &wanted)
{
    Fix fix;
    fix.title = Message(MSG("lint", "Change '%1' to '%2'"), {as.text, wanted});
    fix.edits.add({as.range, wanted});
    return fix;
}

/// A FROM in mixed case is another rule's matter.
void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        const auto &from = stage.instructions.front();
        const auto &as = from.as<dockerfile::FromInstruction>()->asKeyword;
        const auto &keyword = from.keyword.text;
        const bool isLower = keyword == toLowerAscii(keyword);
        if (!as || (!isLower && keyword != toUpperAscii(keyword)))
            continue;
        const auto wanted = isLower ? toLowerAscii(as->text) : toUpperAscii(as->text);
        if (as->text == wanted)
            continue;
        if (auto *diagnostic =
                findings.add(from, as->range,
                             Message(MSG("lint", "'%1' and '%2' keywords' casing do not match"),
                                     {as->text, keyword})))
            diagnostic->fixes.push_back(changeTo(*as, wanted));
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
