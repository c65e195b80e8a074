#include "core/language/lint/rules/buildkit/rules.h"

#include <set>

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    std::set<std::string_view> seen;
    for (const auto &stage : input.model.stages) {
        if (stage.name.empty() || seen.insert(stage.name).second)
            continue;
        findings.addForFile(
            stage.instructions.front(), stage.nameRange,
            Message(MSG("lint", "Duplicate stage name \"%1\", stage names should be unique"),
                    {stage.name}));
    }
}

} // namespace

constinit const Rule kDuplicateStageName{
    .name = "DuplicateStageName",
    .description = MSG("lint", "Stage names should be unique"),
    .url = "https://docs.docker.com/go/dockerfile/rule/duplicate-stage-name/",
    .phase = Phase::Stages,
    .check = check};

} // namespace stagewright::lint
