#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    forEachLabel(input.model, [&](const auto &instruction, const auto &label) {
        const std::string key(withoutQuotes(label.key.text));
        if (input.options->labels.contains(key) &&
            (!label.value || withoutQuotes(label.value->text).empty()))
            findings.add(instruction, label.key.range,
                         Message(MSG("lint", "The label '%1' is empty"), {key}));
    });
}

} // namespace

constinit const Rule kDL3051{.name = "DL3051",
                             .description = MSG("lint", "Labels should not be empty"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
