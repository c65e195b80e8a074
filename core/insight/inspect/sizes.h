/// What each stage of a build weighs, what crossed between stages, what shipped.
#pragma once

#include "core/build/plan/buildrecord.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stagewright::inspect {

/// A layer of a stage's image.
struct StageLayer
{
    oci::Digest diffId;
    std::uint64_t bytes = 0;           ///< sum of the sizes of its files
    bool shipped = false;              ///< it is in the image that was built
    std::string text;                  ///< of the instruction; empty for layers of the base
    std::optional<std::uint32_t> line; ///< zero-based; nothing for layers of the base

    bool operator==(const StageLayer &) const = default;
};

struct StageSizes
{
    std::size_t index = 0;
    std::string name;
    std::string base;
    bool isTarget = false;
    std::uint64_t baseBytes = 0;
    std::uint64_t ownBytes = 0;
    std::uint64_t shippedBytes = 0; ///< of the stage's whole image, what is in the image too
    std::vector<StageLayer> layers; ///< bottom first, the base's too

    std::uint64_t totalBytes() const { return baseBytes + ownBytes; }
    /// What stays behind.
    std::uint64_t discardedBytes() const { return totalBytes() - shippedBytes; }

    bool operator==(const StageSizes &) const = default;
};

struct SizesReport
{
    std::string image;
    oci::Digest manifest;
    std::string dockerfilePath;
    std::string target;
    std::size_t stageCount = 0;     ///< in the file
    std::vector<StageSizes> stages; ///< those that were needed, in file order
    std::vector<plan::TransferRecord> transfers;
    std::uint64_t shippedBytes = 0; ///< of the image
    /// Of all layers of all stages that are not in the image, each counted once.
    std::uint64_t discardedBytes = 0;

    bool operator==(const SizesReport &) const = default;
};

/// Pure.
SizesReport makeSizesReport(const plan::BuildRecord &record);

/// For people, about 80 columns.
std::string sizesText(const SizesReport &report);

/// One JSON document, in one line; lines count from 1 there.
std::string sizesJson(const SizesReport &report);

} // namespace stagewright::inspect
