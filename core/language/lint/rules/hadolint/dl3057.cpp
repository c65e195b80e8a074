#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool checksHealth(const dockerfile::Stage &stage)
{
    return std::any_of(stage.instructions.begin(), stage.instructions.end(), [](const auto &it) {
        return it.kind == dockerfile::InstructionKind::Healthcheck;
    });
}

/// Here, below, or above: in a stage that this one is built on, or that is built on it.
void check(const RuleInput &input, Findings &findings)
{
    const auto &stages = input.model.stages;
    std::vector<bool> isFine(stages.size());
    const auto bases = baseStages(input.model);
    for (std::size_t i = 0; i < stages.size(); ++i)
        isFine[i] = checksHealth(stages[i]) || (bases[i] && isFine[*bases[i]]);
    for (std::size_t i = stages.size(); i-- > 0;) {
        if (isFine[i] && bases[i])
            isFine[*bases[i]] = true;
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (!isFine[i])
            findings.add(stages[i].instructions.front(), stages[i].baseRange,
                         Message(MSG("lint", "No HEALTHCHECK: nobody notices when the program "
                                             "hangs")));
    }
}

} // namespace

constinit const Rule kDL3057{.name = "DL3057",
                             .description = MSG("lint", "An image should check its health"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .isExperimental = true,
                             .check = check};

} // namespace stagewright::lint
