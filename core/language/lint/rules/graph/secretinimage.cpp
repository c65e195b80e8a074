#include "core/base/support/strings.h"
#include "core/language/lint/rules/graph/rules.h"
#include "core/language/lint/rules/graph/secrets.h"

namespace stagewright::lint {

namespace {

void lookAtCopy(const Step &step, const convert::ResolvedCopy &copy, Findings &findings)
{
    for (const auto &source : copy.sources) {
        const auto *path = std::get_if<convert::PathSource>(&source.detail);
        if (path && isSecretFile(path->path))
            findings.add(
                step, source.range,
                Message(MSG("lint", "'%1' looks like a secret, and this layer ships: mount "
                                    "it with RUN --mount=type=secret"),
                        {source.text}));
    }
}

/// What the rule about names finds is not said twice.
void lookAtValues(const RuleInput &input, const Step &step, Findings &findings)
{
    const auto &instruction = step.instruction;
    const auto text = text::slice(input.tree.source(), instruction.range);
    for (const auto &found : credentialsIn(text)) {
        const auto begin = instruction.range.begin + static_cast<std::uint32_t>(found.offset);
        findings.add(
            step, text::TextRange{begin, begin + static_cast<std::uint32_t>(found.length)},
            Message(MSG("lint", "This is %1, and it ships with the image: take it back, and "
                                "mount it with RUN --mount=type=secret"),
                    {found.what}));
    }
}

void check(const RuleInput &input, Findings &findings)
{
    const auto isShipped = shippedStages(input);
    for (const auto &step : steps(input)) {
        if (!isShipped[step.stage.index] || step.converted.isTrigger())
            continue;
        if (const auto *copy = step.converted.as<convert::ResolvedCopy>())
            lookAtCopy(step, *copy, findings);
        lookAtValues(input, step, findings);
    }
}

} // namespace

constinit const Rule kSecretInImage{
    .name = "SecretInImage",
    .description = MSG("lint", "Secrets should not be in the layers of an image"),
    .category = Category::Graph,
    .check = check};

} // namespace stagewright::lint
