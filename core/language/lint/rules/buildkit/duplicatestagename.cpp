#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/syntax/characters.h"

#include <map>

namespace stagewright::lint {

namespace {

/// `--from` and `--target` mean the last stage of a name, so the earlier one can go by another.
void renameEarlier(const RuleInput &input, std::size_t earlier, Diagnostic &diagnostic)
{
    const auto &name = input.model.stages[earlier].name;
    const auto fresh = freshStageName(input.model, name);
    if (auto edits = renameEdits(input, earlier, fresh))
        diagnostic.fixes.push_back(
            {Message(MSG("lint", "Rename the earlier stage '%1' to '%2'"), {name, fresh}),
             std::move(*edits), FixKind::Safe, FixScope::Instructions});
}

void check(const RuleInput &input, Findings &findings)
{
    if (!hasReadInstructions(input))
        return;
    std::map<std::string_view, std::size_t> seen;
    for (const auto &stage : input.model.stages) {
        if (stage.name.empty())
            continue;
        const auto [known, isNew] = seen.emplace(stage.name, stage.index);
        if (isNew)
            continue;
        if (auto *diagnostic = findings.addForFile(
                stage.instructions.front(), stage.nameRange,
                Message(MSG("lint", "Duplicate stage name %1, stage names should be unique"),
                        {syntax::quoted(stage.name)})))
            renameEarlier(input, known->second, *diagnostic);
        known->second = stage.index;
    }
}

} // namespace

constinit const Rule kDuplicateStageName{
    .name = "DuplicateStageName",
    .description = MSG("lint", "Stage names should be unique"),
    .url = "https://docs.docker.com/go/dockerfile/rule/duplicate-stage-name/",
    .phase = Phase::Names,
    .check = check};

} // namespace stagewright::lint
