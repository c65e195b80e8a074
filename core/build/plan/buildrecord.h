/// What a build did, step by step: kept with the image, read for sizes and history.
#pragma once

#include "core/base/support/result.h"
#include "core/image/oci/digest.h"
#include "core/image/oci/timestamp.h"
#include "core/language/text/textrange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::plan {

using oci::Digest;
using oci::Timestamp;

/// A layer that a step made or a base image brought.
struct LayerRecord
{
    Digest diffId;           ///< of the uncompressed tar
    std::uint64_t bytes = 0; ///< sum of the sizes of its files, as `docker history` counts

    bool operator==(const LayerRecord &) const = default;
};

/// One step of a stage, in the order of the file.
struct StepRecord
{
    Digest vertex;
    std::string name;            ///< "[builder 2/5] WORKDIR /app"
    std::string text;            ///< "WORKDIR /app", without the bracket
    std::size_t instruction = 0; ///< index in Stage::instructions of its stage
    std::uint32_t line = 0;      ///< zero-based first line in the Dockerfile
    text::TextRange range;       ///< bytes in the Dockerfile
    bool cached = false;
    std::optional<Timestamp> started;
    std::optional<Timestamp> completed;
    std::optional<LayerRecord> layer; ///< nothing for steps that change only the config
    /// Row of the stage's image history (0: the oldest row of its base), where it has one.
    std::optional<std::size_t> historyRow;
    /// What the step wrote when it ran, in this build or an earlier one: its name below the store's
    /// `logs`; empty where it wrote nothing.
    std::string log;

    bool operator==(const StepRecord &) const = default;
};

/// A stage that was built. Its image is base layers, then the layers of its steps.
struct StageRecord
{
    std::size_t index = 0;                ///< in the file
    std::string name;                     ///< "builder" or "stage-0"
    std::string base;                     ///< name of the image or stage, "scratch"
    std::optional<std::size_t> baseStage; ///< where FROM names a stage: its index
    std::vector<LayerRecord> baseLayers;  ///< of the whole chain below this stage's own steps
    std::vector<StepRecord> steps;        ///< the FROM is no step here
    std::uint32_t line = 0;               ///< zero-based line of the FROM
    text::TextRange range;                ///< of the whole stage, bytes

    std::uint64_t baseBytes() const;
    std::uint64_t ownBytes() const;
    std::uint64_t totalBytes() const { return baseBytes() + ownBytes(); }

    bool operator==(const StageRecord &) const = default;
};

/// Where the bytes of a COPY or of a mount came from.
struct SourceRecord
{
    enum class Kind { Context, Stage, Image };
    Kind kind = Kind::Context;
    std::size_t stage = 0; ///< for Stage
    std::string name;      ///< stage, image or named context; empty for the build context

    bool operator==(const SourceRecord &) const = default;
};

std::string_view nameOf(SourceRecord::Kind kind);

/// Bytes that crossed into a stage through one COPY.
struct TransferRecord
{
    SourceRecord source;
    std::size_t targetStage = 0;
    std::size_t instruction = 0; ///< of the target stage
    std::uint32_t line = 0;
    std::vector<std::string> paths; ///< the sources, expanded
    std::string destination;
    std::uint64_t bytes = 0; ///< file contents copied, cached or not
    std::uint64_t files = 0;

    bool operator==(const TransferRecord &) const = default;
};

struct BuildRecord
{
    std::string image;          ///< first name that was given; empty where none was
    Digest manifest;            ///< null while the build is under way
    std::string dockerfilePath; ///< absolute; "-" for standard input
    Digest dockerfileDigest;    ///< of its bytes
    std::string contextPath;
    std::string platform; ///< "linux/amd64"
    std::size_t targetStage = 0;
    std::size_t stageCount = 0;      ///< stages in the file, needed or not
    std::vector<StageRecord> stages; ///< only those that were needed, in file order
    std::vector<TransferRecord> transfers;
    std::optional<Timestamp> started;
    std::optional<Timestamp> completed;

    /// The record of a stage by its index in the file, or nullptr where it was not needed.
    const StageRecord *stage(std::size_t index) const;
    const StageRecord *target() const { return stage(targetStage); }

    bool operator==(const BuildRecord &) const = default;
};

/// The store keeps a record as a blob-like document; its media type:
inline constexpr std::string_view kBuildRecordType =
    "application/vnd.stagewright.build-record.v1+json";

/// Compact JSON. Pure.
std::string serialise(const BuildRecord &record);

/// Errors: Corrupt; Unsupported for a newer version of the format.
Result<BuildRecord> parseBuildRecord(std::string_view text);

} // namespace stagewright::plan
