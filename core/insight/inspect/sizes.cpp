#include "core/insight/inspect/sizes.h"

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::inspect {

namespace {

std::set<oci::Digest> layersOfImage(const plan::BuildRecord &record)
{
    std::set<oci::Digest> shipped;
    const auto *target = record.target();
    if (!target)
        return shipped;
    for (const auto &layer : target->baseLayers)
        shipped.insert(layer.diffId);
    for (const auto &step : target->steps) {
        if (step.layer)
            shipped.insert(step.layer->diffId);
    }
    return shipped;
}

StageSizes sizesOf(const plan::StageRecord &stage, const std::set<oci::Digest> &shipped)
{
    StageSizes sizes;
    sizes.index = stage.index;
    sizes.name = stage.name;
    sizes.base = stage.base;
    sizes.baseBytes = stage.baseBytes();
    sizes.ownBytes = stage.ownBytes();
    for (const auto &layer : stage.baseLayers)
        sizes.layers.push_back(
            {layer.diffId, layer.bytes, shipped.contains(layer.diffId), {}, std::nullopt});
    for (const auto &step : stage.steps) {
        if (step.layer)
            sizes.layers.push_back({step.layer->diffId, step.layer->bytes,
                                    shipped.contains(step.layer->diffId), step.text, step.line});
    }
    for (const auto &layer : sizes.layers)
        sizes.shippedBytes += layer.shipped ? layer.bytes : 0;
    return sizes;
}

} // namespace

SizesReport makeSizesReport(const plan::BuildRecord &record)
{
    SizesReport report;
    report.image = record.image;
    report.manifest = record.manifest;
    report.dockerfilePath = record.dockerfilePath;
    report.stageCount = record.stageCount;
    report.transfers = record.transfers;
    const auto shipped = layersOfImage(record);
    std::map<oci::Digest, std::uint64_t> discarded;
    for (const auto &stage : record.stages) {
        auto sizes = sizesOf(stage, shipped);
        sizes.isTarget = stage.index == record.targetStage;
        if (sizes.isTarget) {
            report.target = sizes.name;
            report.shippedBytes = sizes.totalBytes();
        }
        for (const auto &layer : sizes.layers) {
            if (!layer.shipped)
                discarded[layer.diffId] = layer.bytes;
        }
        report.stages.push_back(std::move(sizes));
    }
    for (const auto &[diffId, bytes] : discarded)
        report.discardedBytes += bytes;
    return report;
}

} // namespace stagewright::inspect
