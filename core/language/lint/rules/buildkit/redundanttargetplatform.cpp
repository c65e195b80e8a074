#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

constexpr std::string_view kTargetPlatform = "TARGETPLATFORM";

bool isTargetPlatform(const RuleInput &input, const convert::ConvertedStage &stage)
{
    const auto isIt = [](const auto &use) {
        return use.name == kTargetPlatform && use.variable && use.variable->value;
    };
    return !stage.platformUses.empty() &&
           std::all_of(stage.platformUses.begin(), stage.platformUses.end(), isIt) &&
           stage.platformText == input.conversion.globals.get(kTargetPlatform);
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.conversion.stages) {
        if (!isTargetPlatform(input, stage))
            continue;
        const auto &from = input.model.stages[stage.index].instructions.front();
        const auto &platform = *from.as<dockerfile::FromInstruction>()->platform;
        auto *diagnostic = findings.add(
            from, platform.range,
            Message(MSG("lint", "Setting platform to predefined %1 in FROM is redundant as this is "
                                "the default behavior"),
                    {platform.text}));
        if (!diagnostic)
            continue;
        Fix fix{
            Message(MSG("lint", "Remove --platform")), {}, FixKind::Safe, FixScope::Instructions};
        fix.edits.add({flagWithBlanks(input, *from.flag("platform")), ""});
        diagnostic->fixes.push_back(std::move(fix));
    }
}

} // namespace

constinit const Rule kRedundantTargetPlatform{
    .name = "RedundantTargetPlatform",
    .description = MSG("lint", "Setting platform to predefined $TARGETPLATFORM in FROM is "
                               "redundant as this is the default behavior"),
    .url = "https://docs.docker.com/go/dockerfile/rule/redundant-target-platform/",
    .phase = Phase::Bases,
    .check = check};

} // namespace stagewright::lint
