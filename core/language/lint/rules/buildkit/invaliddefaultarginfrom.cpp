#include "core/image/oci/imagereference.h"
#include "core/language/dockerfile/words.h"
#include "core/language/lint/rules/buildkit/rules.h"

#include <optional>

namespace stagewright::lint {

namespace {

/// What FROM lines see when nobody gives a build argument; nothing where a default is wrong.
std::optional<convert::Variables> defaults(const RuleInput &input)
{
    auto variables = input.conversion.builtins;
    for (const auto &instruction : input.model.globalArguments) {
        for (const auto &argument : instruction.as<dockerfile::ArgInstruction>()->arguments) {
            if (!argument.value)
                continue;
            const auto value = dockerfile::expandWord(argument.value->text, variables.lookup(),
                                                      input.model.escape);
            if (!value)
                return std::nullopt;
            variables = variables.with({argument.key.text, value->text, {}});
        }
    }
    return variables;
}

/// BuildKit gives up at the first base that cannot be expanded.
void check(const RuleInput &input, Findings &findings)
{
    if (!hasReadInstructions(input))
        return;
    const auto variables = defaults(input);
    if (!variables)
        return;
    for (const auto &stage : input.model.stages) {
        const auto &from = stage.instructions.front();
        const auto &image = from.as<dockerfile::FromInstruction>()->image;
        const auto name =
            dockerfile::expandWord(image.text, variables->lookup(), input.model.escape);
        if (!name)
            return;
        if (!from.isValid || oci::ImageReference::parse(name->text))
            continue;
        findings.addForFile(from, image.range,
                            Message(MSG("lint", "Default value for ARG %1 results in empty or "
                                                "invalid base image name"),
                                    {image.text}));
    }
}

} // namespace

constinit const Rule kInvalidDefaultArgInFrom{
    .name = "InvalidDefaultArgInFrom",
    .description =
        MSG("lint", "Default value for global ARG results in an empty or invalid base image name"),
    .url = "https://docs.docker.com/go/dockerfile/rule/invalid-default-arg-in-from/",
    .phase = Phase::Defaults,
    .check = check};

} // namespace stagewright::lint
