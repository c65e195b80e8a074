#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        const auto &from = stage.instructions.front();
        const auto &image = from.as<dockerfile::FromInstruction>()->image;
        if (image.text.ends_with(":latest"))
            findings.add(from, image.range,
                         Message(MSG("lint", "The tag latest changes: name a release of '%1'"),
                                 {image.text.substr(0, image.text.rfind(':'))}));
    }
}

} // namespace

constinit const Rule kDL3007{.name = "DL3007",
                             .description = MSG("lint", "The tag latest changes"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
