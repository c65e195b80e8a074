/// ref_outline: what targets ask for, and which there are.
#include "core/language/convert/outline.h"

#include "tests/conformance/exceptions.h"
#include "tests/conformance/recorder.h"
#include "tests/conformance/sets/sets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace stagewright::conformance {

namespace {

void addText(Json &json, const char *key, const std::string &text)
{
    if (!text.empty())
        json[key] = text;
}

Json argumentJson(const convert::OutlineArgument &argument)
{
    Json json{{"name", argument.name}, {"line", argument.line + 1}};
    addText(json, "value", argument.value);
    addText(json, "description", argument.description);
    return json;
}

Json accessJson(const convert::OutlineAccess &access)
{
    Json json{{"name", access.name}, {"line", access.line + 1}};
    if (access.required)
        json["required"] = true;
    return json;
}

Json outlineJson(const convert::Outline &outline)
{
    auto json = Json::object();
    addText(json, "name", outline.name);
    addText(json, "description", outline.description);
    for (const auto &argument : outline.arguments)
        json["args"].push_back(argumentJson(argument));
    for (const auto &secret : outline.secrets)
        json["secrets"].push_back(accessJson(secret));
    for (const auto &agent : outline.agents)
        json["ssh"].push_back(accessJson(agent));
    return json;
}

Json targetJson(const convert::OutlineTarget &target)
{
    Json json{{"base", target.base}, {"line", target.line + 1}};
    addText(json, "name", target.name);
    addText(json, "description", target.description);
    addText(json, "platform", target.platform);
    if (target.isDefault)
        json["default"] = true;
    return json;
}

void addOutline(Json &answer, const dockerfile::Dockerfile &model, const Json &input,
                const convert::ConvertOptions &options)
{
    const auto conversion = convert::convert(model, options, recordedImages(input));
    answer["outline"] =
        conversion.isOk() ? outlineJson(outlineOf(model, options, conversion)) : Json();
    answer["outline_error"] =
        conversion.isOk() ? Json() : Json(conversion.failures.front().message.toString());
}

/// Only the instructions have to be readable for the list of targets.
void addTargets(Json &answer, const dockerfile::Dockerfile &model)
{
    const auto *error = model.firstError();
    const bool isReadable = !error || error->phase == syntax::Phase::Conversion;
    answer["targets_error"] = isReadable ? Json() : Json(dockerfile::buildKitText(*error));
    answer["targets"] = nullptr;
    if (!isReadable)
        return;
    answer["targets"] = Json::array();
    for (const auto &target : convert::targetsOf(model))
        answer["targets"].push_back(targetJson(target));
}

Json answerOutline(const Json &inputs)
{
    const auto &input = inputs.at("input");
    const auto options = recordedOptions(input, convert::Mode::Build);
    const auto model =
        dockerfile::makeDockerfile(syntax::parse(textOf(input, "dockerfile")), options.model);
    auto answer = Json::object();
    addOutline(answer, model, input, options);
    addTargets(answer, model);
    return answer;
}

/// Upstream lists what stands on one line in any order.
void sortLists(Json &outline)
{
    for (const char *key : {"args", "secrets", "ssh"}) {
        if (!outline.is_object() || !outline.contains(key))
            continue;
        const auto place = [](const Json &entry) {
            return std::pair(entry.value("line", 0), entry.value("name", std::string()));
        };
        std::sort(outline[key].begin(), outline[key].end(),
                  [&](const Json &a, const Json &b) { return place(a) < place(b); });
    }
}

/// A null outline says that there is none. Where upstream's list of targets crashed there is no
/// answer of its to compare.
std::string compareOutline(Json expected, const Json &answer)
{
    sortLists(expected["outline"]);
    if (textOf(expected, "targets_error").starts_with("UPSTREAM PANIC"))
        expected.erase("targets_error");
    const auto text = difference("outline", expected["outline"], answer.at("outline"));
    return text.empty() ? compareFields(expected, answer) : text;
}

} // namespace

std::vector<VectorSet> outlineSets()
{
    return {{"ref_outline", answerOutline, compareOutline, {openBrace(compareOutline)}}};
}

} // namespace stagewright::conformance
