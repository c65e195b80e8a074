#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/syntax/characters.h"

namespace stagewright::lint {

namespace {

/// A suggestion: a `--target` on a command line may mean the old name.
void rename(const RuleInput &input, const dockerfile::Stage &stage, Diagnostic &diagnostic)
{
    const auto fresh = freshStageName(input.model, stage.name);
    if (auto edits = renameEdits(input, stage.index, fresh))
        diagnostic.fixes.push_back(
            {Message(MSG("lint", "Rename the stage '%1' to '%2'"), {stage.name, fresh}),
             std::move(*edits), FixKind::Suggestion});
}

void check(const RuleInput &input, Findings &findings)
{
    if (!hasReadInstructions(input))
        return;
    for (const auto &stage : input.model.stages) {
        if (stage.name != "context" && stage.name != "scratch")
            continue;
        if (auto *diagnostic = findings.addForFile(
                stage.instructions.front(), stage.nameRange,
                Message(MSG("lint", "Stage name should not use the same name as reserved stage %1"),
                        {syntax::quoted(stage.name)})))
            rename(input, stage, *diagnostic);
    }
}

} // namespace

constinit const Rule kReservedStageName{
    .name = "ReservedStageName",
    .description = MSG("lint", "Reserved words should not be used as stage names"),
    .url = "https://docs.docker.com/go/dockerfile/rule/reserved-stage-name/",
    .phase = Phase::Names,
    .check = check};

} // namespace stagewright::lint
