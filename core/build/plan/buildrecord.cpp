#include "core/build/plan/buildrecord.h"

#include "core/build/plan/jsonfields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace stagewright::plan {

namespace {

constexpr std::uint64_t kVersion = 1;
constexpr std::array<std::string_view, 3> kKinds = {"context", "stage", "image"};

std::uint64_t sum(const std::vector<LayerRecord> &layers)
{
    return std::accumulate(layers.begin(), layers.end(), std::uint64_t{0},
                           [](auto total, const auto &layer) { return total + layer.bytes; });
}

} // namespace

std::string_view nameOf(SourceRecord::Kind kind)
{
    return kKinds.at(static_cast<std::size_t>(kind));
}

template<typename Io>
void describe(Io &io, Fields<Io, LayerRecord> &layer)
{
    io("diffId", layer.diffId);
    io("bytes", layer.bytes);
}

template<typename Io>
void describe(Io &io, Fields<Io, StepRecord> &step)
{
    io("vertex", step.vertex);
    io("name", step.name);
    io("text", step.text);
    io("instruction", step.instruction);
    io("line", step.line);
    io("range", step.range);
    io("cached", step.cached);
    io("started", step.started);
    io("completed", step.completed);
    io("layer", step.layer);
    io("historyRow", step.historyRow);
    io("log", step.log);
}

template<typename Io>
void describe(Io &io, Fields<Io, StageRecord> &stage)
{
    io("index", stage.index);
    io("name", stage.name);
    io("base", stage.base);
    io("baseStage", stage.baseStage);
    io("baseLayers", stage.baseLayers);
    io("steps", stage.steps);
    io("line", stage.line);
    io("range", stage.range);
}

template<typename Io>
void describe(Io &io, Fields<Io, SourceRecord> &source)
{
    std::string kind(nameOf(source.kind));
    io("kind", kind);
    io("stage", source.stage);
    io("name", source.name);
    if constexpr (Io::kReads) {
        const auto known = std::find(kKinds.begin(), kKinds.end(), kind);
        source.kind = known == kKinds.end()
                          ? SourceRecord::Kind::Image
                          : static_cast<SourceRecord::Kind>(known - kKinds.begin());
    }
}

template<typename Io>
void describe(Io &io, Fields<Io, TransferRecord> &transfer)
{
    io("source", transfer.source);
    io("targetStage", transfer.targetStage);
    io("instruction", transfer.instruction);
    io("line", transfer.line);
    io("paths", transfer.paths);
    io("destination", transfer.destination);
    io("bytes", transfer.bytes);
    io("files", transfer.files);
}

template<typename Io>
void describe(Io &io, Fields<Io, BuildRecord> &record)
{
    io("image", record.image);
    io("manifest", record.manifest);
    io("dockerfile", record.dockerfilePath);
    io("dockerfileDigest", record.dockerfileDigest);
    io("context", record.contextPath);
    io("platform", record.platform);
    io("targetStage", record.targetStage);
    io("stageCount", record.stageCount);
    io("stages", record.stages);
    io("transfers", record.transfers);
    io("started", record.started);
    io("completed", record.completed);
}

std::uint64_t StageRecord::baseBytes() const
{
    return sum(baseLayers);
}

std::uint64_t StageRecord::ownBytes() const
{
    std::uint64_t total = 0;
    for (const auto &step : steps)
        total += step.layer ? step.layer->bytes : 0;
    return total;
}

const StageRecord *BuildRecord::stage(std::size_t index) const
{
    const auto found = std::find_if(stages.begin(), stages.end(),
                                    [&](const auto &stage) { return stage.index == index; });
    return found == stages.end() ? nullptr : &*found;
}

std::string serialise(const BuildRecord &record)
{
    JsonWriter writer;
    writer("version", kVersion);
    describe(writer, record);
    return writer.text();
}

Result<BuildRecord> parseBuildRecord(std::string_view text)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto json, parseJson(text));
    oci::JsonReader reader(json, "build record");
    JsonFieldReader fields(reader);
    std::uint64_t version = 0;
    fields("version", version);
    if (version > kVersion)
        return fail(ErrorCode::Unsupported,
                    concat("this build record has version ", std::to_string(version),
                           ": it was written by a newer stagewright"));
    BuildRecord record;
    describe(fields, record);
    STAGEWRIGHT_TRY(reader.status());
    return record;
}

} // namespace stagewright::plan
