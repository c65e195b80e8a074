#include "app/cli/meaningjson.h"

#include "app/cli/jsontext.h"
#include "core/language/convert/texts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace stagewright::app {

namespace {

std::string_view nameOf(convert::Origin::Kind kind)
{
    constexpr std::array<std::string_view, 6> kNames = {
        "builtin", "build-argument", "global-arg", "arg", "env", "base-image"};
    return kNames[static_cast<std::size_t>(kind)];
}

OrderedJson valueJson(const std::optional<std::string> &value)
{
    return value ? OrderedJson(*value) : OrderedJson();
}

/// Empty ranges say that something does not stand in the file.
OrderedJson optionalRange(text::TextRange range)
{
    return range.isEmpty() ? OrderedJson() : rangeJson(range);
}

OrderedJson variablesJson(const convert::Variables &variables)
{
    auto json = OrderedJson::object();
    for (const auto &variable : variables.list())
        json[variable->name] = valueJson(variable->value);
    return json;
}

OrderedJson stateJson(const convert::State &state)
{
    const auto &directory = state.workingDirectory;
    return {{"workingDirectory", directory.empty() ? "/" : directory},
            {"user", state.user},
            {"shell", state.shell},
            {"environment", variablesJson(state.imageEnvironment)},
            {"arguments", variablesJson(state.arguments)}};
}

OrderedJson useJson(const convert::VariableUse &use)
{
    OrderedJson json{{"name", use.name}, {"range", optionalRange(use.range)}};
    json["value"] = use.variable ? valueJson(use.variable->value) : OrderedJson();
    json["origin"] = use.variable ? OrderedJson(nameOf(use.variable->origin.kind)) : OrderedJson();
    json["originRange"] = use.variable ? optionalRange(use.variable->origin.range) : OrderedJson();
    return json;
}

} // namespace

std::size_t StateList::indexOf(const convert::StatePointer &state)
{
    const auto found = std::find(m_states.begin(), m_states.end(), state);
    if (found != m_states.end())
        return std::size_t(found - m_states.begin());
    m_states.push_back(state);
    return m_states.size() - 1;
}

OrderedJson StateList::toJson() const
{
    auto json = OrderedJson::array();
    for (const auto &state : m_states)
        json.push_back(stateJson(*state));
    return json;
}

OrderedJson meaningJson(const dockerfile::Dockerfile &model, const convert::ConvertedStage &stage,
                        const convert::ConvertedInstruction &instruction, StateList &states)
{
    OrderedJson json{{"state", states.indexOf(instruction.before)},
                     {"step", convert::stepName(model, stage, instruction)}};
    json["history"] = valueJson(convert::historyText(model, stage, instruction));
    json["uses"] = usesJson(instruction.uses);
    return json;
}

OrderedJson usesJson(const std::vector<convert::VariableUse> &uses)
{
    auto json = OrderedJson::array();
    for (const auto &use : uses)
        json.push_back(useJson(use));
    return json;
}

} // namespace stagewright::app
