#include "core/build/solve/exporter.h"

#include "core/base/support/strings.h"
#include "core/image/oci/mediatype.h"

#include <algorithm>

namespace stagewright::solve {

namespace {

/// The vertexes below a stage's top: the image at the bottom, then what adds layers.
struct LayerChain
{
    const plan::ImageOp *image = nullptr;
    std::vector<std::size_t> steps; ///< bottom first
};

LayerChain chainOf(const plan::BuildPlan &plan, std::optional<std::size_t> top)
{
    LayerChain chain;
    for (auto at = top; at; at = plan.vertexes[*at].base) {
        if (const auto *image = plan.vertexes[*at].as<plan::ImageOp>())
            chain.image = image;
        else
            chain.steps.push_back(*at);
    }
    std::reverse(chain.steps.begin(), chain.steps.end());
    return chain;
}

/// Docker's names of layer types become OCI's; the bytes stay.
oci::Descriptor asOciLayer(oci::Descriptor layer)
{
    layer.mediaType = oci::layerMediaType(oci::compressionOf(layer.mediaType));
    return layer;
}

/// Times of the rows after those of the base: an empty row takes the time of the layer before it,
/// or of the first new layer.
void setTimes(std::vector<oci::HistoryEntry> &history, std::size_t firstNew,
              const std::vector<std::string> &layerTimes)
{
    std::size_t next = 0;
    std::string time = layerTimes.empty() ? std::string() : layerTimes.front();
    for (auto row = firstNew; row < history.size(); ++row) {
        if (!history[row].emptyLayer && next < layerTimes.size())
            time = layerTimes[next++];
        history[row].created = time;
    }
}

/// Rows that the base image brought: as many as cover its layers, and the empty ones behind.
std::size_t baseRows(const oci::ImageConfig &config, std::size_t newLayers)
{
    std::size_t rows = config.history.size();
    for (std::size_t left = newLayers; rows > 0 && left > 0; --rows)
        left -= config.history[rows - 1].emptyLayer ? 0U : 1U;
    return rows;
}

std::string lastTime(const std::vector<oci::HistoryEntry> &history)
{
    for (auto row = history.rbegin(); row != history.rend(); ++row) {
        if (!row->created.empty())
            return row->created;
    }
    return {};
}

Result<std::vector<oci::Descriptor>> layersOf(const LayerChain &chain,
                                              const std::vector<VertexState> &states,
                                              Workshop &workshop, const std::stop_token &stop)
{
    std::vector<oci::Descriptor> layers;
    if (chain.image) {
        auto &source = *workshop.images.at(chain.image->manifest);
        for (const auto &layer : source.image().manifest.layers) {
            STAGEWRIGHT_TRY(source.fetch(layer, workshop.store, {}, stop));
            layers.push_back(asOciLayer(layer));
        }
    }
    for (const auto step : chain.steps) {
        oci::Descriptor layer;
        layer.mediaType = oci::kOciLayer;
        layer.digest = states[step].outcome->layer.diffId;
        layer.size = states[step].outcome->layer.tarBytes;
        layers.push_back(std::move(layer));
    }
    return layers;
}

} // namespace

oci::ImageConfig finishedConfig(const plan::BuildPlan &plan, const plan::StagePlan &stage,
                                const std::vector<VertexState> &states)
{
    auto config = stage.config;
    const auto chain = chainOf(plan, stage.top);
    std::vector<std::string> times;
    for (const auto step : chain.steps) {
        const auto &outcome = *states[step].outcome;
        config.rootFs.diffIds.push_back(outcome.layer.diffId);
        times.push_back(oci::formatTimestamp(outcome.created));
    }
    // Rows without any time are new ones: the base's have theirs, or had none there either.
    auto firstNew = baseRows(config, times.size());
    while (firstNew > 0 && config.history[firstNew - 1].emptyLayer &&
           config.history[firstNew - 1].created.empty())
        --firstNew;
    setTimes(config.history, firstNew, times);
    config.created = lastTime(config.history);
    return config;
}

Result<ExportedImage> exportImage(const plan::BuildPlan &plan,
                                  const std::vector<VertexState> &states, Workshop &workshop,
                                  std::stop_token stop)
{
    const auto &target = plan.target();
    ExportedImage image;
    image.config = finishedConfig(plan, target, states);
    oci::Manifest manifest;
    manifest.mediaType = oci::kOciManifest;
    STAGEWRIGHT_TRY_ASSIGN(manifest.layers,
                           layersOf(chainOf(plan, target.top), states, workshop, stop));
    const auto configText = oci::serialise(image.config);
    STAGEWRIGHT_TRY_ASSIGN(const auto configBlob, store::put(workshop.store, configText));
    manifest.config.mediaType = oci::kOciConfig;
    manifest.config.digest = configBlob.digest;
    manifest.config.size = configBlob.size;
    STAGEWRIGHT_TRY_ASSIGN(const auto blob, store::put(workshop.store, oci::serialise(manifest)));
    image.manifest.mediaType = oci::kOciManifest;
    image.manifest.digest = blob.digest;
    image.manifest.size = blob.size;
    image.manifest.platform = image.config.platform;
    return image;
}

} // namespace stagewright::solve
