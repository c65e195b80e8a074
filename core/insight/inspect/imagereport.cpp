#include "core/insight/inspect/imagereport.h"

#include <algorithm>

namespace stagewright::inspect {

namespace {

using plan::BuildRecord;

/// The target stage, the stage below it, and so on: whose layers the image is made of.
std::vector<const plan::StageRecord *> stagesOfImage(const BuildRecord &record)
{
    std::vector<const plan::StageRecord *> chain;
    const auto *stage = record.target();
    while (stage && chain.size() < record.stages.size()) {
        chain.push_back(stage);
        stage = stage->baseStage ? record.stage(*stage->baseStage) : nullptr;
    }
    return chain;
}

std::optional<RowOrigin> originOf(const BuildRecord &record, std::size_t row)
{
    for (const auto *stage : stagesOfImage(record)) {
        const auto it =
            std::ranges::find(stage->steps, std::optional(row), &plan::StepRecord::historyRow);
        if (it != stage->steps.end())
            return RowOrigin{stage->name, stage->index, it->instruction, it->line, it->range};
    }
    return std::nullopt;
}

std::vector<LayerReport> layersOf(const ImageFacts &facts)
{
    std::vector<LayerReport> layers;
    const auto &diffIds = facts.config.rootFs.diffIds;
    for (std::size_t i = 0; i < facts.manifest.layers.size(); ++i) {
        const auto &blob = facts.manifest.layers[i];
        LayerReport layer{blob.digest, i < diffIds.size() ? diffIds[i] : oci::Digest(),
                          blob.mediaType, blob.size, std::nullopt};
        if (const auto it = facts.contentBytes.find(layer.diffId); it != facts.contentBytes.end())
            layer.contentBytes = it->second;
        layers.push_back(std::move(layer));
    }
    return layers;
}

} // namespace

std::optional<std::uint64_t> HistoryRow::bytes() const
{
    return layer ? layer->contentBytes : std::optional<std::uint64_t>(0);
}

std::optional<std::uint64_t> ImageReport::contentBytes() const
{
    std::uint64_t sum = 0;
    for (const auto &layer : layers) {
        if (!layer.contentBytes)
            return std::nullopt;
        sum += *layer.contentBytes;
    }
    return sum;
}

std::uint64_t ImageReport::blobBytes() const
{
    std::uint64_t sum = 0;
    for (const auto &layer : layers)
        sum += layer.blobBytes;
    return sum;
}

ImageReport makeImageReport(const ImageFacts &facts)
{
    ImageReport report;
    report.name = facts.name;
    report.manifest = facts.manifestDigest;
    report.config = facts.manifest.config.digest;
    report.platform = facts.config.platform;
    report.created = facts.config.created;
    report.layers = layersOf(facts);
    if (facts.record)
        report.dockerfilePath = facts.record->dockerfilePath;
    const auto joined = oci::joinHistory(facts.config.history, report.layers.size());
    for (std::size_t i = 0; i < joined.rows.size(); ++i) {
        const auto &[entry, layer] = joined.rows[i];
        HistoryRow row{{}, entry.created, entry.createdBy, entry.comment, {}, {}};
        if (layer)
            row.layer = report.layers[*layer];
        if (facts.record)
            row.origin = originOf(*facts.record, i);
        report.rows.push_back(std::move(row));
    }
    std::ranges::reverse(report.rows);
    if (!report.rows.empty())
        report.rows.front().id = report.config.toString();
    return report;
}

} // namespace stagewright::inspect
