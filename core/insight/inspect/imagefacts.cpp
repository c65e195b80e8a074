#include "core/insight/inspect/imagefacts.h"

#include "core/base/support/strings.h"
#include "core/image/layer/layerindex.h"
#include "core/image/source/openimage.h"

namespace stagewright::inspect {

namespace {

void learnFromRecord(const plan::BuildRecord &record, ImageFacts &facts)
{
    for (const auto &stage : record.stages) {
        // A base layer that the build did not need to unpack is recorded without a size.
        for (const auto &layer : stage.baseLayers) {
            if (layer.bytes > 0)
                facts.contentBytes[layer.diffId] = layer.bytes;
        }
        for (const auto &step : stage.steps) {
            if (step.layer)
                facts.contentBytes[step.layer->diffId] = step.layer->bytes;
        }
    }
}

/// What was written down when the layer was written or unpacked.
std::optional<std::uint64_t> keptSize(const store::ImageStore &store, const oci::Digest &diffId)
{
    const auto text = store.attachment(diffId, store::kLayerIndexAttachment);
    if (!text || !*text)
        return std::nullopt;
    const auto index = layer::parseLayerIndex(**text);
    return index ? std::optional(index->facts.contentBytes) : std::nullopt;
}

Result<void> learnLayers(source::ImageSource &source, const store::ImageStore *store,
                         const LayerMeasure &measure, ImageFacts &facts)
{
    const auto &diffIds = facts.config.rootFs.diffIds;
    for (std::size_t i = 0; i < diffIds.size(); ++i) {
        if (facts.contentBytes.contains(diffIds[i]))
            continue;
        if (const auto kept = store ? keptSize(*store, diffIds[i]) : std::nullopt) {
            facts.contentBytes[diffIds[i]] = *kept;
        } else if (measure) {
            STAGEWRIGHT_TRY_ASSIGN(const auto measured,
                                   measure(source, facts.manifest.layers[i], diffIds[i]));
            if (measured)
                facts.contentBytes[diffIds[i]] = *measured;
        }
    }
    return {};
}

} // namespace

Result<ImageFacts> gatherFacts(std::string_view notation, const oci::Platform &platform,
                               const source::Places &places, const LayerMeasure &measure)
{
    STAGEWRIGHT_TRY_ASSIGN(auto source, source::openImage(notation, platform, places));
    const auto &image = source->image();
    ImageFacts facts;
    facts.name = image.name;
    facts.manifestDigest = image.descriptor.digest;
    facts.manifest = image.manifest;
    facts.config = image.config;
    if (places.store) {
        if (auto record = readBuildRecord(*places.store, facts.manifestDigest)) {
            learnFromRecord(*record, facts);
            facts.record = std::move(*record);
        } else if (record.error().code != ErrorCode::NotFound) {
            return fail(std::move(record).error());
        }
    }
    STAGEWRIGHT_TRY(learnLayers(*source, places.store, measure, facts));
    return facts;
}

void completeRecord(plan::BuildRecord &record,
                    const std::map<oci::Digest, std::uint64_t> &contentBytes)
{
    for (auto &stage : record.stages) {
        for (auto &layer : stage.baseLayers) {
            const auto it = contentBytes.find(layer.diffId);
            if (layer.bytes == 0 && it != contentBytes.end())
                layer.bytes = it->second;
        }
    }
}

Result<plan::BuildRecord> readBuildRecord(const store::ImageStore &store,
                                          const oci::Digest &manifest)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto text,
                           store.attachment(manifest, store::kBuildRecordAttachment));
    if (!text)
        return fail(ErrorCode::NotFound,
                    "this store has no record of a build of the image; build it here to see what "
                    "its stages weigh");
    return plan::parseBuildRecord(*text);
}

} // namespace stagewright::inspect
