#include "core/language/draw/picture.h"

#include <nlohmann/json.hpp>

namespace stagewright::draw {

namespace {

using dockerfile::Dockerfile;
using dockerfile::NodeId;
using dockerfile::Stage;
using dockerfile::StageEdge;

OrderedJson rangeJson(text::TextRange range)
{
    return {{"begin", range.begin}, {"end", range.end}};
}

OrderedJson stageJson(const Stage &stage, Role role)
{
    const auto *from = stage.instructions.front().as<dockerfile::FromInstruction>();
    OrderedJson json{{"index", stage.index},
                     {"name", stage.name},
                     {"displayName", stage.displayName()},
                     {"base", stage.base},
                     {"baseIsScratch", stage.baseIsScratch}};
    json["platform"] = from->platform ? OrderedJson(from->platform->text) : OrderedJson();
    json["lines"] = {stage.instructions.front().line + 1, stage.instructions.back().lastLine + 1};
    json["range"] = rangeJson(stage.range);
    json["instructions"] = stage.instructions.size();
    json["isTarget"] = role == Role::Target;
    json["isNeeded"] = role != Role::Unneeded;
    json["ships"] = role == Role::Target || role == Role::Ships;
    return json;
}

OrderedJson edgeJson(const Dockerfile &model, const StageEdge &edge)
{
    const bool isStage = edge.source.kind == NodeId::Kind::Stage;
    OrderedJson json{{"kind", nameOf(edge.kind)},
                     {"source", {{isStage ? "stage" : "image", edge.source.index}}},
                     {"sourceName", sourceName(model, edge)},
                     {"target", edge.target},
                     {"targetName", model.stages[edge.target].displayName()},
                     {"instruction", edge.instruction}};
    json["mount"] = edge.mount ? OrderedJson(*edge.mount) : OrderedJson();
    json["paths"] = edge.paths;
    json["destination"] = edge.destination;
    json["line"] = lineOf(model, edge);
    json["referenceRange"] = rangeJson(edge.referenceRange);
    json["instructionRange"] = rangeJson(edge.instructionRange);
    json["fault"] = nameOf(edge.fault);
    json["faultText"] = describeFault(edge);
    json["neededArguments"] = edge.neededArguments;
    return json;
}

} // namespace

OrderedJson drawJson(const Dockerfile &model, const DrawOptions &options)
{
    const auto roles = rolesOf(model, options);
    const auto target = model.findTarget(options.target);
    OrderedJson json;
    json["target"] = target ? OrderedJson(*target) : OrderedJson();
    auto &stages = json["stages"] = OrderedJson::array();
    for (const auto &stage : model.stages) {
        const auto role = roles[stage.index];
        if (role != Role::Unneeded || !options.onlyNeeded)
            stages.push_back(stageJson(stage, role));
    }
    auto &images = json["images"] = OrderedJson::array();
    for (std::size_t i = 0; i < model.graph.images.size(); ++i) {
        const auto &image = model.graph.images[i];
        images.push_back({{"index", i},
                          {"reference", image.reference},
                          {"written", image.written},
                          {"range", rangeJson(image.range)}});
    }
    auto &edges = json["edges"] = OrderedJson::array();
    for (const auto &edge : model.graph.edges) {
        if (isShown(edge, roles, options))
            edges.push_back(edgeJson(model, edge));
    }
    return json;
}

} // namespace stagewright::draw
