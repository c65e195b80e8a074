#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool isRoot(const convert::CopySource &source)
{
    const auto *path = std::get_if<convert::PathSource>(&source.detail);
    return path && path->path == "/" && !path->pattern;
}

/// A stage that only gathers files for others starts from nothing, or runs nothing.
bool isWholeSystem(const RuleInput &input, const convert::FileSource &from)
{
    if (from.kind != convert::FileSource::Kind::Stage)
        return false;
    bool runs = false;
    auto stage = from.index;
    for (std::optional at(stage); at; at = baseStageOf(input, *at)) {
        stage = *at;
        for (const auto &instruction : input.conversion.stages[stage].instructions)
            runs = runs || instruction.as<convert::ResolvedRun>();
    }
    return runs && input.conversion.stages[stage].base.kind == convert::ConvertedBase::Kind::Image;
}

/// Into an empty image this is how layers are made one; anywhere else the base is there twice.
void check(const RuleInput &input, Findings &findings)
{
    using Kind = convert::ConvertedBase::Kind;
    for (const auto &step : steps(input)) {
        const auto *copy = step.converted.as<convert::ResolvedCopy>();
        if (!copy || !isWholeSystem(input, copy->from) || !copy->excludes.empty() ||
            dockerfile::cleanPath(copy->destination) != "/" ||
            !std::any_of(copy->sources.begin(), copy->sources.end(), isRoot) ||
            step.convertedStage.base.kind == Kind::Scratch)
            continue;
        findings.add(step, copy->sources.front().range,
                     Message(MSG("lint", "This copies the whole file system of '%1': name what is "
                                         "needed, or start FROM scratch"),
                             {copy->fromName}));
    }
}

} // namespace

constinit const Rule kCopyOfWholeStage{
    .name = "CopyOfWholeStage",
    .description = MSG("lint", "COPY --from should take what is needed, not a whole file system"),
    .category = Category::Graph,
    .check = check};

} // namespace stagewright::lint
