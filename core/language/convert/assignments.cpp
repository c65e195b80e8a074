// ARG and ENV.
#include "core/language/convert/instructionwork.h"

#include <array>

namespace stagewright::convert {

namespace {

using dockerfile::KeyValue;

/// Arguments that steer a build and are never variables of a RUN.
bool isControlArgument(std::string_view name)
{
    return name == "BUILDKIT_SBOM_SCAN_CONTEXT" || name == "BUILDKIT_SBOM_SCAN_STAGE";
}

/// Build argument, own default, global scope: the first that there is.
Expected<VariablePointer> valueOf(InstructionWork &work, const KeyValue &argument)
{
    const auto &name = argument.key.text;
    const auto range = work.placeOf(argument.range());
    const auto &given = work.work.buildArguments;
    if (const auto found = given.find(name); found != given.end())
        return std::make_shared<const Variable>(
            Variable{name, found->second, {Origin::Kind::BuildArgument, range}});
    if (argument.value) {
        auto text = work.expander().text(argument.value->text, work.placeOf(argument.value->range),
                                         work.after().variables);
        if (!text)
            return tl::unexpected(std::move(text).error());
        return std::make_shared<const Variable>(
            Variable{name, std::move(*text), {Origin::Kind::Arg, range}});
    }
    if (const auto global = work.work.result.globals.find(name); global && global->value)
        return global;
    return std::make_shared<const Variable>(
        Variable{name, std::nullopt, {Origin::Kind::Arg, range}});
}

} // namespace

Outcome convertArg(InstructionWork &work)
{
    ResolvedArg resolved;
    Outcome problem;
    for (const auto &argument : work.instruction.as<dockerfile::ArgInstruction>()->arguments) {
        auto variable = valueOf(work, argument);
        if (!variable) {
            problem = std::move(variable).error();
            break;
        }
        auto &state = work.after();
        state.arguments = state.arguments.with(*variable, Variables::Place::Keep);
        if ((*variable)->value && !isControlArgument((*variable)->name))
            state.variables = state.variables.with(*variable);
        resolved.arguments.push_back(std::move(*variable));
    }
    work.result.resolved = std::move(resolved);
    return problem;
}

/// All values of a line see the variables from before the line.
Outcome convertEnv(InstructionWork &work)
{
    ResolvedEnv resolved;
    Outcome problem;
    for (const auto &pair : work.instruction.as<dockerfile::EnvInstruction>()->variables) {
        Variable variable;
        variable.value.emplace();
        variable.origin = {Origin::Kind::Env, work.placeOf(pair.range())};
        if (!work.expand(pair.key, variable.name, problem) ||
            (pair.value && !work.expand(*pair.value, *variable.value, problem)))
            break;
        resolved.variables.push_back(std::make_shared<const Variable>(std::move(variable)));
    }
    if (!problem || work.work.isEditor()) {
        auto &state = work.after();
        for (const auto &variable : resolved.variables) {
            state.variables = state.variables.with(*variable);
            state.imageEnvironment = state.imageEnvironment.with(*variable, Variables::Place::Keep);
        }
    }
    work.result.resolved = std::move(resolved);
    return problem;
}

} // namespace stagewright::convert
