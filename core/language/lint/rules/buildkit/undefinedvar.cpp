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

using Names = std::vector<std::string_view>;

bool isGiven(const convert::ResolvedArg &resolved, std::size_t argument)
{
    return argument < resolved.arguments.size() &&
           resolved.arguments[argument]->origin.kind == convert::Origin::Kind::BuildArgument;
}

/// How many arguments of an ARG are declared in front of the one whose default holds a use:
/// defaults are the words that are expanded, but for those that a build argument replaces.
std::size_t countDeclared(const Step &step, const convert::VariableUse &use)
{
    const auto *arg = step.instruction.as<dockerfile::ArgInstruction>();
    const auto *resolved = step.converted.as<convert::ResolvedArg>();
    std::size_t word = 0;
    for (std::size_t i = 0; arg && resolved && i < arg->arguments.size(); ++i) {
        if (arg->arguments[i].value && !isGiven(*resolved, i))
            ++word;
        if (word == use.word)
            return i;
    }
    return 0;
}

bool isDeclared(const Step &step, const convert::VariableUse &use)
{
    if (step.converted.before->arguments.find(use.name))
        return true;
    const auto *arg = step.instruction.as<dockerfile::ArgInstruction>();
    const auto count = countDeclared(step, use);
    return arg && std::any_of(arg->arguments.begin(),
                              arg->arguments.begin() + static_cast<std::ptrdiff_t>(count),
                              [&](const auto &argument) { return argument.key.text == use.name; });
}

/// What has a value at a use, in the order of setting.
Names setNames(const Step &step, const convert::VariableUse &use,
               const std::vector<convert::VariablePointer> &before)
{
    Names names;
    for (const auto &variable : before) {
        if (variable->value)
            names.push_back(variable->name);
    }
    const auto count = countDeclared(step, use);
    for (std::size_t i = 0; i < count; ++i) {
        const auto &argument = *step.converted.as<convert::ResolvedArg>()->arguments[i];
        if (!argument.value)
            continue;
        std::erase(names, argument.name);
        names.push_back(argument.name);
    }
    return names;
}

/// "did you mean": among what has a value.
std::optional<std::string> nearestTo(const Step &step, const convert::VariableUse &use)
{
    const auto before = step.converted.before->variables.list();
    return dockerfile::suggest(use.name, setNames(step, use, before), true);
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
        if (isScannerArgument(use.name) || isDeclared(step, use))
            continue;
        const auto nearest = nearestTo(step, use);
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
