#include "core/language/lint/buildfacts.h"

#include "core/base/support/json.h"
#include "core/base/support/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::lint {

namespace {

constexpr int kVersion = 1;
constexpr std::size_t kMostStages = 100'000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

OrderedJson toJson(const FileFact &file)
{
    OrderedJson json = {{"path", file.path}};
    if (file.bytes > 0)
        json["bytes"] = file.bytes;
    if (file.isDirectory)
        json["directory"] = true;
    if (file.isRemoved)
        json["removed"] = true;
    return json;
}

OrderedJson toJson(const LayerFacts &layer)
{
    OrderedJson files = OrderedJson::array();
    for (const auto &file : layer.files) {
        if (isValidUtf8(file.path))
            files.push_back(toJson(file));
    }
    return {{"instruction", layer.instruction}, {"bytes", layer.bytes}, {"files", files}};
}

OrderedJson toJson(const StageFacts &stage, std::size_t index)
{
    OrderedJson json = {{"index", index}, {"begin", stage.range.begin}, {"end", stage.range.end}};
    auto &layers = json["layers"] = OrderedJson::array();
    for (const auto &layer : stage.layers)
        layers.push_back(toJson(layer));
    if (!stage.paths)
        return json;
    auto &paths = json["paths"] = OrderedJson::array();
    for (const auto &path : *stage.paths) {
        if (isValidUtf8(path))
            paths.push_back(path);
    }
    return json;
}

std::uint64_t countAt(const Json &object, std::string_view key)
{
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(0, integerAt(object, key).value_or(0)));
}

const Json &listAt(const Json &object, std::string_view key)
{
    static const Json kNone = Json::array();
    const auto *list = memberAt(object, key);
    return list && list->is_array() ? *list : kNone;
}

LayerFacts readLayer(const Json &json)
{
    LayerFacts layer;
    layer.instruction = countAt(json, "instruction");
    layer.bytes = countAt(json, "bytes");
    for (const auto &file : listAt(json, "files"))
        layer.files.push_back({stringAt(file, "path").value_or("/"), countAt(file, "bytes"),
                               boolAt(file, "directory").value_or(false),
                               boolAt(file, "removed").value_or(false)});
    return layer;
}

StageFacts readStage(const Json &json)
{
    StageFacts stage;
    stage.range = {static_cast<std::uint32_t>(countAt(json, "begin")),
                   static_cast<std::uint32_t>(countAt(json, "end"))};
    for (const auto &layer : listAt(json, "layers"))
        stage.layers.push_back(readLayer(layer));
    if (!memberAt(json, "paths"))
        return stage;
    auto &paths = stage.paths.emplace();
    for (const auto &path : listAt(json, "paths")) {
        if (path.is_string())
            paths.push_back(path.get<std::string>());
    }
    return stage;
}

} // namespace

std::string serialise(const BuildFacts &facts)
{
    OrderedJson stages = OrderedJson::array();
    for (std::size_t i = 0; i < facts.stages.size(); ++i) {
        if (facts.stages[i])
            stages.push_back(toJson(*facts.stages[i], i));
    }
    return toCompactJson(OrderedJson{{"version", kVersion},
                                     {"dockerfileDigest", facts.text.toString()},
                                     {"stages", std::move(stages)}});
}

Result<BuildFacts> parseBuildFacts(std::string_view json)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto document, parseJson(json));
    const auto version = integerAt(document, "version");
    if (!version)
        return fail(ErrorCode::Corrupt, "these are no facts of a build");
    if (*version != kVersion)
        return fail(ErrorCode::Unsupported, "these facts of a build have another format");
    BuildFacts facts;
    STAGEWRIGHT_TRY_ASSIGN(facts.text,
                           oci::Digest::parse(stringAt(document, "dockerfileDigest").value_or("")));
    for (const auto &stage : listAt(document, "stages")) {
        const auto index = integerAt(stage, "index").value_or(-1);
        if (index < 0 || static_cast<std::size_t>(index) >= kMostStages)
            return fail(ErrorCode::Corrupt, "facts of a build name a stage that cannot be");
        facts.stages.resize(std::max(facts.stages.size(), static_cast<std::size_t>(index) + 1));
        facts.stages[static_cast<std::size_t>(index)] =
            std::make_shared<StageFacts>(readStage(stage));
    }
    return facts;
}

std::optional<BuiltText> joinWithText(std::string bytes, BuildFacts facts)
{
    if (oci::digestOf(bytes) != facts.text)
        return std::nullopt;
    if (!bytes.starts_with(kByteOrderMark))
        return BuiltText{std::move(bytes), std::move(facts)};
    const auto length = static_cast<std::uint32_t>(kByteOrderMark.size());
    for (auto &stage : facts.stages) {
        if (!stage || stage->range.begin < length)
            continue;
        auto moved = *stage;
        moved.range = {moved.range.begin - length, moved.range.end - length};
        stage = std::make_shared<StageFacts>(std::move(moved));
    }
    return BuiltText{bytes.substr(kByteOrderMark.size()), std::move(facts)};
}

BuildFacts factsFor(const BuiltText &built, const dockerfile::Dockerfile &model,
                    std::string_view text)
{
    const auto differs =
        std::mismatch(text.begin(), text.end(), built.text.begin(), built.text.end()).first;
    const auto same = static_cast<std::size_t>(differs - text.begin());
    BuildFacts facts;
    facts.text = built.facts.text;
    for (std::size_t i = 0; i < std::min(model.stages.size(), built.facts.stages.size()); ++i) {
        const auto &known = built.facts.stages[i];
        const bool holds =
            known && known->range == model.stages[i].range && known->range.end <= same;
        facts.stages.push_back(holds ? known : nullptr);
    }
    return facts;
}

} // namespace stagewright::lint
