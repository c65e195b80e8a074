#include "core/language/dockerfile/scopes.h"

#include "core/base/support/strings.h"
#include "core/image/oci/platform.h"
#include "core/language/dockerfile/expander.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

std::string targetStage(const Dockerfile &model, const ModelOptions &options)
{
    if (!options.target.empty())
        return options.target;
    if (model.stages.empty() || model.stages.back().name.empty())
        return "default";
    return model.stages.back().name;
}

Variables withBuiltin(const Variables &values, std::string name, std::string value,
                      const ModelOptions &options)
{
    const auto given = options.buildArguments.find(name);
    const bool isGiven = given != options.buildArguments.end();
    const auto kind = isGiven ? Origin::Kind::BuildArgument : Origin::Kind::Builtin;
    return values.with({std::move(name), isGiven ? given->second : std::move(value), {kind, {}}});
}

Variables withPlatform(Variables values, std::string_view prefix, const std::string &text,
                       bool withVersion, const ModelOptions &options)
{
    const auto parsed = oci::parsePlatform(text);
    const auto platform = parsed.value_or(oci::Platform{});
    const auto whole = withVersion ? oci::formatWithVersion(platform) : oci::format(platform);
    const auto set = [&](std::string_view name, std::string value) {
        values = withBuiltin(values, concat(prefix, name), std::move(value), options);
    };
    set("PLATFORM", parsed ? whole : text);
    set("OS", platform.os);
    set("OSVERSION", platform.osVersion);
    set("ARCH", platform.architecture);
    set("VARIANT", platform.variant);
    return values;
}

Variables platformArguments(const ModelOptions &options)
{
    return withPlatform(withPlatform({}, "BUILD", options.buildPlatform, false, options), "TARGET",
                        options.targetPlatform, true, options);
}

/// Made once for the options that nearly every text is read with.
Variables knownPlatformArguments(const ModelOptions &options)
{
    static const ModelOptions usual;
    static const auto values = platformArguments(usual);
    const bool isUsual = options.buildArguments.empty() &&
                         options.buildPlatform == usual.buildPlatform &&
                         options.targetPlatform == usual.targetPlatform;
    return isUsual ? values : platformArguments(options);
}

} // namespace

GlobalScope::GlobalScope(const Dockerfile &model, const ModelOptions &options)
    : m_values(withBuiltin(knownPlatformArguments(options), "TARGETSTAGE",
                           targetStage(model, options), options))
    , m_builtins(m_values)
{
    for (const auto &instruction : model.globalArguments)
        declare(instruction, options, model.escape);
}

/// A default is not looked at where a build argument takes its place.
void GlobalScope::declare(const Instruction &instruction, const ModelOptions &options, char escape)
{
    const auto *detail = instruction.as<ArgInstruction>();
    if (!detail || !instruction.isValid)
        return;
    for (const auto &argument : detail->arguments) {
        const auto &name = argument.key.text;
        m_declared.push_back(name);
        if (const auto given = options.buildArguments.find(name);
            given != options.buildArguments.end()) {
            m_values = m_values.with(
                {name, given->second, {Origin::Kind::BuildArgument, argument.range()}});
        } else if (argument.value) {
            auto value = Expander(escape, m_uses).word(*argument.value, m_values);
            if (value)
                m_values = m_values.with(
                    {name, std::move(*value), {Origin::Kind::GlobalArg, argument.range()}});
            else
                m_problems.push_back({syntax::Phase::Conversion,
                                      std::move(value).error(),
                                      argument.value->range,
                                      instruction.line,
                                      true,
                                      {instruction.line + 1, instruction.lastLine + 1}});
        }
    }
}

bool GlobalScope::isDeclared(std::string_view name) const
{
    return std::find(m_declared.begin(), m_declared.end(), name) != m_declared.end();
}

} // namespace stagewright::dockerfile
