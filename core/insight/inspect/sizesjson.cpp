#include "core/base/support/json.h"
#include "core/insight/inspect/sizes.h"

#include <nlohmann/json.hpp>

namespace stagewright::inspect {

namespace {

OrderedJson toJson(const StageLayer &layer)
{
    OrderedJson json = {
        {"diffId", layer.diffId.toString()}, {"bytes", layer.bytes}, {"shipped", layer.shipped}};
    if (layer.line) {
        json["line"] = *layer.line + 1;
        json["text"] = layer.text;
    }
    return json;
}

OrderedJson toJson(const StageSizes &stage)
{
    OrderedJson layers = OrderedJson::array();
    for (const auto &layer : stage.layers)
        layers.push_back(toJson(layer));
    return {{"index", stage.index},
            {"name", stage.name},
            {"base", stage.base},
            {"target", stage.isTarget},
            {"baseBytes", stage.baseBytes},
            {"ownBytes", stage.ownBytes},
            {"shippedBytes", stage.shippedBytes},
            {"discardedBytes", stage.discardedBytes()},
            {"layers", std::move(layers)}};
}

OrderedJson toJson(const plan::TransferRecord &transfer)
{
    OrderedJson source = {{"kind", nameOf(transfer.source.kind)}};
    if (transfer.source.kind == plan::SourceRecord::Kind::Stage)
        source["stage"] = transfer.source.stage;
    if (!transfer.source.name.empty())
        source["name"] = transfer.source.name;
    return {{"source", std::move(source)},
            {"targetStage", transfer.targetStage},
            {"line", transfer.line + 1},
            {"paths", transfer.paths},
            {"destination", transfer.destination},
            {"bytes", transfer.bytes},
            {"files", transfer.files}};
}

} // namespace

std::string sizesJson(const SizesReport &report)
{
    OrderedJson stages = OrderedJson::array();
    for (const auto &stage : report.stages)
        stages.push_back(toJson(stage));
    OrderedJson transfers = OrderedJson::array();
    for (const auto &transfer : report.transfers)
        transfers.push_back(toJson(transfer));
    const OrderedJson json = {{"image", report.image},
                              {"manifest", report.manifest.toString()},
                              {"dockerfile", report.dockerfilePath},
                              {"target", report.target},
                              {"stageCount", report.stageCount},
                              {"shippedBytes", report.shippedBytes},
                              {"discardedBytes", report.discardedBytes},
                              {"stages", std::move(stages)},
                              {"transfers", std::move(transfers)}};
    return toCompactJson(json);
}

} // namespace stagewright::inspect
