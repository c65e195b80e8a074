/// What an image is made of: its layers and its history, joined, as plain values.
#pragma once

#include "core/build/plan/buildrecord.h"
#include "core/image/oci/imageconfig.h"
#include "core/image/oci/manifest.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::inspect {

struct LayerReport
{
    oci::Digest digest; ///< of the blob, as the manifest names it
    oci::Digest diffId; ///< of the uncompressed tar
    std::string mediaType;
    std::uint64_t blobBytes = 0; ///< compressed where the blob is
    /// Sum of the sizes of its files, as `docker history` counts; nothing where nobody read it yet.
    std::optional<std::uint64_t> contentBytes;

    bool operator==(const LayerReport &) const = default;
};

/// Where a row comes from in the Dockerfile of a build that we did.
struct RowOrigin
{
    std::string stage;           ///< name of the stage
    std::size_t stageIndex = 0;  ///< in the file
    std::size_t instruction = 0; ///< in the stage
    std::uint32_t line = 0;      ///< zero-based
    text::TextRange range;       ///< of the instruction, bytes

    bool operator==(const RowOrigin &) const = default;
};

/// One row of `docker history`.
struct HistoryRow
{
    std::string id;      ///< the image's id ("sha256:…") in the newest row, else empty
    std::string created; ///< RFC 3339; empty where unknown
    std::string createdBy;
    std::string comment;
    std::optional<LayerReport> layer; ///< nothing where the step added none
    std::optional<RowOrigin> origin;

    /// 0 without a layer; nothing where its layer was not read yet.
    std::optional<std::uint64_t> bytes() const;

    bool operator==(const HistoryRow &) const = default;
};

struct ImageReport
{
    std::string name;
    oci::Digest manifest;
    oci::Digest config; ///< the image's id
    oci::Platform platform;
    std::string created;
    std::string dockerfilePath;      ///< of the build that made it; empty where unknown
    std::vector<LayerReport> layers; ///< bottom first
    std::vector<HistoryRow> rows;    ///< newest first

    /// Of all layers; nothing where one was not read yet.
    std::optional<std::uint64_t> contentBytes() const;
    std::uint64_t blobBytes() const;

    bool operator==(const ImageReport &) const = default;
};

/// The documents and numbers that a report is made of.
struct ImageFacts
{
    std::string name;
    oci::Digest manifestDigest;
    oci::Manifest manifest;
    oci::ImageConfig config;
    std::map<oci::Digest, std::uint64_t> contentBytes; ///< by diff ID, as far as known
    std::optional<plan::BuildRecord> record;           ///< of the build that made it
};

/// Joins history and layers (oci::joinHistory), and both with the record. Pure.
ImageReport makeImageReport(const ImageFacts &facts);

} // namespace stagewright::inspect
