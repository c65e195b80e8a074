#include "core/insight/inspect/sizes.h"

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::inspect {

namespace {

/// The layers of a stage's image, bottom first.
std::vector<StageLayer> layersOf(const plan::StageRecord &stage)
{
    std::vector<StageLayer> layers;
    for (const auto &layer : stage.baseLayers)
        layers.push_back({layer.diffId, layer.bytes, false, {}, std::nullopt});
    for (const auto &step : stage.steps) {
        if (step.layer)
            layers.push_back({step.layer->diffId, step.layer->bytes, false, step.text, step.line});
    }
    return layers;
}

/// Chain IDs: a layer is the same only where all layers below it are the same.
std::vector<oci::Digest> chainsOf(const std::vector<StageLayer> &layers)
{
    std::vector<oci::Digest> chains;
    for (const auto &layer : layers) {
        const oci::Digest pair[] = {chains.empty() ? layer.diffId : chains.back(), layer.diffId};
        chains.push_back(chains.empty() ? layer.diffId : oci::chainId(pair));
    }
    return chains;
}

std::set<oci::Digest> chainsOfImage(const plan::BuildRecord &record)
{
    const auto *target = record.target();
    const auto chains = target ? chainsOf(layersOf(*target)) : std::vector<oci::Digest>();
    return {chains.begin(), chains.end()};
}

StageSizes sizesOf(const plan::StageRecord &stage)
{
    StageSizes sizes;
    sizes.index = stage.index;
    sizes.name = stage.name;
    sizes.base = stage.base;
    sizes.baseBytes = stage.baseBytes();
    sizes.ownBytes = stage.ownBytes();
    sizes.layers = layersOf(stage);
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
    const auto shipped = chainsOfImage(record);
    std::map<oci::Digest, std::uint64_t> discarded;
    for (const auto &stage : record.stages) {
        auto sizes = sizesOf(stage);
        sizes.isTarget = stage.index == record.targetStage;
        if (sizes.isTarget) {
            report.target = sizes.name;
            report.shippedBytes = sizes.totalBytes();
        }
        const auto chains = chainsOf(sizes.layers);
        for (std::size_t i = 0; i < chains.size(); ++i) {
            auto &layer = sizes.layers[i];
            layer.shipped = shipped.contains(chains[i]);
            if (layer.shipped)
                sizes.shippedBytes += layer.bytes;
            else
                discarded[chains[i]] = layer.bytes;
        }
        report.stages.push_back(std::move(sizes));
    }
    for (const auto &[chain, bytes] : discarded)
        report.discardedBytes += bytes;
    return report;
}

} // namespace stagewright::inspect
