#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// Names that people give to targets.
bool isTargetName(std::string_view name)
{
    for (const std::string_view word :
         {"dev", "test", "debug", "lint", "release", "prod", "update", "validate", "check", "ci",
          "docs", "slim", "distroless", "export", "run", "default", "final", "full"}) {
        if (name.find(word) != std::string_view::npos)
            return true;
    }
    return false;
}

/// `FROM build-$KIND`: the literal ends of a name that a variable completes. A variable alone may
/// name any stage.
struct NamePattern
{
    std::string_view begin;
    std::string_view end;

    bool matches(std::string_view name) const
    {
        return name.starts_with(begin) && name.ends_with(end);
    }
};

std::vector<NamePattern> chosenNames(const RuleInput &input)
{
    std::vector<NamePattern> patterns;
    for (const auto &stage : input.model.stages) {
        const std::string_view image =
            stage.instructions.front().as<dockerfile::FromInstruction>()->image.text;
        const auto first = image.find('$');
        if (first == std::string_view::npos)
            continue;
        const auto close = image.rfind('}');
        const NamePattern pattern{image.substr(0, first), close == std::string_view::npos
                                                              ? std::string_view()
                                                              : image.substr(close + 1)};
        const bool isVariableOnly = pattern.begin.empty() && pattern.end.empty();
        if (!isVariableOnly || baseStageOf(input, stage.index))
            patterns.push_back(pattern);
    }
    return patterns;
}

/// Stages at the end of their line, but for the target: other targets, or forgotten.
std::vector<const dockerfile::Stage *> otherEnds(const RuleInput &input)
{
    const auto isLast = lastStages(input);
    const auto chosen = chosenNames(input);
    std::vector<const dockerfile::Stage *> ends;
    for (const auto &stage : input.model.stages) {
        const bool isTarget =
            input.conversion.target.value_or(input.model.stages.size() - 1) == stage.index;
        const auto isChosen = [&](const auto &pattern) { return pattern.matches(stage.name); };
        if (isLast[stage.index] && !isTarget &&
            std::none_of(chosen.begin(), chosen.end(), isChosen))
            ends.push_back(&stage);
    }
    return ends;
}

/// Several named ones are targets, which is how they are meant. Without a name none can be.
void check(const RuleInput &input, Findings &findings)
{
    const auto ends = otherEnds(input);
    const auto named = std::count_if(ends.begin(), ends.end(),
                                     [](const auto *stage) { return !stage->name.empty(); });
    for (const auto *stage : ends) {
        const auto &from = stage->instructions.front();
        if (stage->name.empty())
            findings.add(from, stage->baseRange,
                         Message(MSG("lint", "Nothing uses this stage, and without a name it "
                                             "cannot be a target")));
        else if (named == 1 && !isTargetName(stage->name))
            findings.add(from, stage->nameRange,
                         Message(MSG("lint", "Nothing uses the stage '%1': only --target %1 "
                                             "builds it"),
                                 {stage->name}));
    }
}

} // namespace

constinit const Rule kUnusedStage{.name = "UnusedStage",
                                  .description = MSG("lint", "Every stage should be used"),
                                  .category = Category::Graph,
                                  .severity = Severity::Information,
                                  .check = check};

} // namespace stagewright::lint
