#include "core/base/support/strings.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

/// References compare without case (--from) or with the lower-case name (FROM): they need no edit.
void check(const RuleInput &input, Findings &findings)
{
    for (const auto *from : readInstructions(input)) {
        const auto words = fromWords(input, *from);
        if (words.size() != 3)
            continue;
        const auto &name = words[2];
        auto lower = toLowerAscii(name.text);
        if (name.text == lower)
            continue;
        auto *diagnostic =
            findings.add(*from, name.range,
                         Message(MSG("lint", "Stage name '%1' should be lowercase"), {name.text}));
        if (diagnostic && from->isValid)
            diagnostic->fixes.push_back(changeFix(name.range, name.text, std::move(lower)));
    }
}

} // namespace

constinit const Rule kStageNameCasing{
    .name = "StageNameCasing",
    .description = MSG("lint", "Stage names should be lowercase"),
    .url = "https://docs.docker.com/go/dockerfile/rule/stage-name-casing/",
    .phase = Phase::Instructions,
    .check = check};

} // namespace stagewright::lint
