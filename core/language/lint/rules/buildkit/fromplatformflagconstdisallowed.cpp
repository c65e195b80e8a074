#include "core/image/oci/platform.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/syntax/characters.h"

namespace stagewright::lint {

namespace {

/// A stage that says in its name which platform it is for means it.
bool isMeant(std::string_view stageName, const oci::Platform &platform)
{
    return stageName.find(platform.os) != std::string_view::npos ||
           stageName.find(platform.architecture) != std::string_view::npos;
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &converted : input.conversion.stages) {
        const auto platform = oci::parsePlatform(converted.platformText);
        const auto &stage = input.model.stages[converted.index];
        if (!platform || !converted.platformUses.empty() || isMeant(stage.name, *platform))
            continue;
        const auto &from = stage.instructions.front();
        auto *diagnostic = findings.add(
            from, from.as<dockerfile::FromInstruction>()->platform->range,
            Message(MSG("lint", "FROM --platform flag should not use constant value %1"),
                    {syntax::quoted(converted.platformText)}));
        if (!diagnostic)
            continue;
        Fix fix{Message(MSG("lint", "Remove --platform")), {}, FixKind::Suggestion};
        fix.edits.add({flagWithBlanks(input, *from.flag("platform")), ""});
        diagnostic->fixes.push_back(std::move(fix));
    }
}

} // namespace

constinit const Rule kFromPlatformFlagConstDisallowed{
    .name = "FromPlatformFlagConstDisallowed",
    .description = MSG("lint", "FROM --platform flag should not use a constant value"),
    .url = "https://docs.docker.com/go/dockerfile/rule/from-platform-flag-const-disallowed/",
    .phase = Phase::Bases,
    .check = check};

} // namespace stagewright::lint
