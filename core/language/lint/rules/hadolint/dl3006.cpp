#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Stages, scratch and images with a tag or a digest are fine; so is what a variable chooses.
bool isFine(const dockerfile::Stage &stage, const std::string &written)
{
    if (written.empty() || written.front() == '$' || stage.baseIsScratch)
        return true;
    const std::string_view image = stage.base.empty() ? written : stage.base;
    return image.find('@') != std::string_view::npos ||
           image.find(':', image.rfind('/') + 1) != std::string_view::npos;
}

void check(const RuleInput &input, Findings &findings)
{
    const auto bases = baseStages(input.model);
    for (const auto &stage : input.model.stages) {
        const auto &from = stage.instructions.front();
        const auto &image = from.as<dockerfile::FromInstruction>()->image;
        if (!bases[stage.index] && !isFine(stage, image.text))
            findings.add(from, image.range,
                         Message(MSG("lint", "Name the tag of '%1': without one it is latest, "
                                             "which changes"),
                                 {image.text}));
    }
}

} // namespace

constinit const Rule kDL3006{.name = "DL3006",
                             .description = MSG("lint", "Base images should have a tag"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
