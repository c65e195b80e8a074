#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

/// References compare without case (--from) or with the lower-case name (FROM): they need no edit.
void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        const auto &from = stage.instructions.front();
        const auto &written = from.as<dockerfile::FromInstruction>()->stageName;
        if (!written || written->text == toLowerAscii(written->text))
            continue;
        auto *diagnostic = findings.add(
            from, written->range,
            Message(MSG("lint", "Stage name '%1' should be lowercase"), {written->text}));
        if (!diagnostic)
            continue;
        Fix fix;
        fix.title = Message(MSG("lint", "Change '%1' to '%2'"), {written->text, stage.name});
        fix.edits.add({written->range, stage.name});
        diagnostic->fixes.push_back(std::move(fix));
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
