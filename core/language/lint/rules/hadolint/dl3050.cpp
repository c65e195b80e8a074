#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    if (input.options->allowsOtherLabels)
        return;
    forEachLabel(input.model, [&](const auto &instruction, const auto &label) {
        const std::string key(withoutQuotes(label.key.text));
        if (!input.options->labels.contains(key))
            findings.add(instruction, label.key.range,
                         Message(MSG("lint", "The label '%1' is not in the schema"), {key}));
    });
}

} // namespace

constinit const Rule kDL3050{.name = "DL3050",
                             .description =
                                 MSG("lint", "Only labels of the schema should be there"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
