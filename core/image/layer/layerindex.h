/// What a layer holds and weighs, written as the layer is: nobody needs to open the tar again.
#pragma once

#include "core/base/support/result.h"
#include "core/image/layer/layerentry.h"
#include "core/image/oci/digest.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::layer {

/// The numbers of a layer.
struct LayerFacts
{
    oci::Digest diffId;         ///< of the uncompressed tar
    std::uint64_t tarBytes = 0; ///< length of the uncompressed tar
    /// What `docker history` shows: the sum of the sizes of all that is no directory, as lstat says
    /// them (a symbolic link has the length of its text), hard links counted once.
    std::uint64_t contentBytes = 0;
    std::uint64_t entries = 0; ///< whiteouts included

    bool operator==(const LayerFacts &) const = default;
};

/// What an entry adds to LayerFacts::contentBytes.
std::uint64_t contentBytesOf(const LayerEntry &entry);

struct IndexedEntry
{
    LayerEntry entry;
    /// XXH3-128 of a File's content, 32 hexadecimal digits; tells equal files, proves nothing.
    std::string contentHash;

    bool operator==(const IndexedEntry &) const = default;
};

struct LayerIndex
{
    LayerFacts facts;
    std::vector<IndexedEntry> entries; ///< in the order of the tar

    bool operator==(const LayerIndex &) const = default;
};

/// JSON lines: the first the facts with the format's version, then one line per entry. Bytes of
/// paths that are no UTF-8 survive.
std::string formatLayerIndex(const LayerIndex &index);

/// The first line alone: it may be cut off after that.
Result<LayerFacts> parseLayerFacts(std::string_view text);

/// Corrupt where the text is not such an index or has another version.
Result<LayerIndex> parseLayerIndex(std::string_view text);

} // namespace stagewright::layer
