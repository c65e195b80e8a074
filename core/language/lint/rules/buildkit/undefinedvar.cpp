#include "core/language/dockerfile/suggest.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"

#include <algorithm>
#include <optional>

namespace stagewright::lint {

namespace {

/// Build arguments that scanners of finished images read: they are no environment.
bool isScannerArgument(std::string_view name)
{
    return name == "BUILDKIT_SBOM_SCAN_CONTEXT" || name == "BUILDKIT_SBOM_SCAN_STAGE";
}

/// The arguments that a use in the value of an ARG's argument finds declared in front of it.
std::vector<std::string_view> declaredBefore(const Step &step, const convert::VariableUse &use)
{
    std::vector<std::string_view> names;
    const auto *arg = step.instruction.as<dockerfile::ArgInstruction>();
    for (std::size_t i = 0; arg && i < arg->arguments.size(); ++i) {
        const auto &[key, value] = arg->arguments[i];
        if ((value ? value->range.end : key.range.end) > use.range.begin)
            break;
        names.push_back(key.text);
    }
    return names;
}

/// "did you mean": among what has a value.
std::optional<std::string> nearestTo(const Step &step, std::string_view name)
{
    const auto variables = step.converted.before->variables.list();
    std::vector<std::string_view> names;
    for (const auto &variable : variables) {
        if (variable->value)
            names.push_back(variable->name);
    }
    return dockerfile::suggest(name, names, true);
}

Message message(std::string_view name, const std::optional<std::string> &nearest)
{
    if (!nearest)
        return {MSG("lint", "Usage of undefined variable '$%1'"), {name}};
    return {MSG("lint", "Usage of undefined variable '$%1' (did you mean $%2?)"), {name, *nearest}};
}

void checkStep(const RuleInput &input, const Step &step, Findings &findings)
{
    for (const auto &use : unsetUses(step.converted.uses)) {
        const auto earlier = declaredBefore(step, use);
        if (isScannerArgument(use.name) || step.converted.before->arguments.find(use.name) ||
            std::find(earlier.begin(), earlier.end(), use.name) != earlier.end())
            continue;
        const auto nearest = nearestTo(step, use.name);
        auto *diagnostic = findings.add(step, use.range, message(use.name, nearest));
        if (diagnostic && nearest && !step.converted.isTrigger())
            addNameFix(input, use, *nearest, *diagnostic);
    }
}

/// BuildKit does not look at EXPOSE.
void check(const RuleInput &input, Findings &findings)
{
    for (const auto &step : steps(input)) {
        if (step.instruction.kind != dockerfile::InstructionKind::Expose)
            checkStep(input, step, findings);
    }
}

} // namespace

constinit const Rule kUndefinedVar{
    .name = "UndefinedVar",
    .description = MSG("lint", "Variables should be defined before their use"),
    .url = "https://docs.docker.com/go/dockerfile/rule/undefined-var/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
