#include "core/language/dockerfile/scopes.h"

#include "core/base/support/strings.h"
#include "core/image/oci/platform.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

/// Arguments that steer a build and are never variables of a RUN.
bool isControlArgument(std::string_view name)
{
    return name == "BUILDKIT_SBOM_SCAN_CONTEXT" || name == "BUILDKIT_SBOM_SCAN_STAGE";
}

void addUnset(std::vector<std::string> *all, const std::vector<std::string> &names)
{
    if (!all)
        return;
    for (const auto &name : names) {
        if (std::find(all->begin(), all->end(), name) == all->end())
            all->push_back(name);
    }
}

std::optional<std::string> buildArgument(const ModelOptions &options, const std::string &name)
{
    const auto found = options.buildArguments.find(name);
    return found == options.buildArguments.end() ? std::nullopt : std::optional(found->second);
}

void setPlatform(Environment &values, const std::string &prefix, const std::string &text)
{
    const auto platform = oci::parsePlatform(text);
    values.set(prefix + "PLATFORM", platform ? oci::format(*platform) : text);
    values.set(prefix + "OS", platform ? platform->os : std::string());
    values.set(prefix + "OSVERSION", platform ? platform->osVersion : std::string());
    values.set(prefix + "ARCH", platform ? platform->architecture : std::string());
    values.set(prefix + "VARIANT", platform ? platform->variant : std::string());
}

std::string targetStage(const Dockerfile &model, const ModelOptions &options)
{
    if (!options.target.empty())
        return options.target;
    if (model.stages.empty() || model.stages.back().name.empty())
        return "default";
    return model.stages.back().name;
}

} // namespace

Environment::Environment(const std::vector<std::string> &pairs)
{
    for (const auto &pair : pairs) {
        const auto equals = std::min(pair.find('='), pair.size());
        set(std::string_view(pair).substr(0, equals),
            std::string_view(pair).substr(std::min(equals + 1, pair.size())));
    }
}

std::optional<std::string> Environment::get(std::string_view name) const
{
    const auto found = std::find_if(m_variables.begin(), m_variables.end(),
                                    [&](const Variable &v) { return v.name == name; });
    return found == m_variables.end() ? std::nullopt : std::optional(found->value);
}

void Environment::set(std::string_view name, std::string_view value)
{
    Variable variable{std::string(name), std::string(value)};
    std::erase_if(m_variables, [&](const Variable &v) { return v.name == variable.name; });
    m_variables.push_back(std::move(variable));
}

VariableLookup Environment::lookup() const
{
    return [this](std::string_view name) { return get(name); };
}

GlobalScope::GlobalScope(const Dockerfile &model, const ModelOptions &options)
{
    setPlatform(m_values, "BUILD", options.buildPlatform);
    setPlatform(m_values, "TARGET", options.targetPlatform);
    m_values.set("TARGETSTAGE", targetStage(model, options));
    const auto defaults = m_values.variables();
    for (const auto &variable : defaults) {
        if (const auto value = buildArgument(options, variable.name))
            m_values.set(variable.name, *value);
    }
    for (const auto &instruction : model.globalArguments)
        declare(instruction, options, model.escape);
}

void GlobalScope::declare(const Instruction &instruction, const ModelOptions &options, char escape)
{
    const auto *detail = instruction.as<ArgInstruction>();
    if (!detail)
        return;
    for (const auto &argument : detail->arguments) {
        const auto &name = argument.key.text;
        m_declared.push_back(name);
        if (const auto given = buildArgument(options, name)) {
            m_values.set(name, *given);
        } else if (argument.value) {
            const auto value = expandWord(argument.value->text, m_values.lookup(), escape);
            if (value)
                m_values.set(name, value->text);
            else
                m_problems.push_back({syntax::Phase::Conversion, value.error(),
                                      argument.value->range, instruction.line, true});
        }
    }
}

bool GlobalScope::isDeclared(std::string_view name) const
{
    return std::find(m_declared.begin(), m_declared.end(), name) != m_declared.end();
}

StageScope::StageScope(const GlobalScope &global, const ModelOptions &options, char escape,
                       const std::vector<std::string> &baseEnvironment)
    : m_global(&global)
    , m_options(&options)
    , m_escape(escape)
    , m_environment(baseEnvironment)
    , m_imageEnvironment(baseEnvironment)
{}

std::optional<Message> StageScope::apply(const Instruction &instruction,
                                         std::vector<std::string> *unset)
{
    if (const auto *arg = instruction.as<ArgInstruction>())
        return applyArg(*arg, unset);
    if (const auto *env = instruction.as<EnvInstruction>())
        return applyEnv(*env, unset);
    return std::nullopt;
}

tl::expected<std::string, Message> StageScope::expand(std::string_view word,
                                                      const Environment &values,
                                                      std::vector<std::string> *unset) const
{
    auto result = expandWord(word, values.lookup(), m_escape);
    if (!result)
        return tl::unexpected(std::move(result).error());
    addUnset(unset, result->unset);
    return std::move(result->text);
}

std::optional<Message> StageScope::applyArg(const ArgInstruction &detail,
                                            std::vector<std::string> *unset)
{
    for (const auto &argument : detail.arguments) {
        DeclaredArgument declared{argument.key.text, std::nullopt};
        if (auto given = buildArgument(*m_options, declared.name)) {
            declared.value = std::move(given);
        } else if (argument.value) {
            auto value = expand(argument.value->text, m_environment, unset);
            if (!value)
                return std::move(value).error();
            declared.value = std::move(*value);
        } else {
            declared.value = m_global->values().get(declared.name);
        }
        if (declared.value && !isControlArgument(declared.name))
            m_environment.set(declared.name, *declared.value);
        m_arguments.push_back(std::move(declared));
    }
    return std::nullopt;
}

/// All values of a line see the variables from before the line.
std::optional<Message> StageScope::applyEnv(const EnvInstruction &detail,
                                            std::vector<std::string> *unset)
{
    const auto before = m_environment;
    for (const auto &variable : detail.variables) {
        auto name = expand(variable.key.text, before, unset);
        if (!name)
            return std::move(name).error();
        auto value =
            expand(variable.value ? variable.value->text : std::string_view(), before, unset);
        if (!value)
            return std::move(value).error();
        m_environment.set(*name, *value);
        const auto prefix = *name + "=";
        const auto found = std::find_if(
            m_imageEnvironment.begin(), m_imageEnvironment.end(),
            [&](const std::string &pair) { return pair == *name || pair.starts_with(prefix); });
        if (found == m_imageEnvironment.end())
            m_imageEnvironment.push_back(prefix + *value);
        else
            *found = prefix + *value;
    }
    return std::nullopt;
}

std::string StageScope::historyPrefix() const
{
    std::vector<Variable> shown;
    for (const auto &argument : m_arguments) {
        const auto value = m_environment.get(argument.name).value_or(argument.value.value_or(""));
        const auto found = std::find_if(shown.begin(), shown.end(),
                                        [&](const Variable &v) { return v.name == argument.name; });
        if (found == shown.end())
            shown.push_back({argument.name, value});
        else
            found->value = value;
    }
    if (shown.empty())
        return {};
    auto text = concat("|", std::to_string(shown.size()), " ");
    for (const auto &variable : shown)
        text += concat(variable.name, "=", variable.value, " ");
    return text;
}

} // namespace stagewright::dockerfile
