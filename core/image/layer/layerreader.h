/// Reads the entries of a layer's tar.
#pragma once

#include "core/base/support/result.h"
#include "core/image/layer/layerentry.h"
#include "core/image/layer/layerstream.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stagewright::layer {

/// Bounds of what a foreign layer may ask of us.
struct LayerLimits
{
    std::uint64_t bytes = 64ULL << 30U;     ///< of the uncompressed tar
    std::uint64_t fileBytes = 64ULL << 30U; ///< logical size of one file (sparse ones too)
    std::uint64_t entries = 10'000'000;
    std::size_t pathBytes = 4096;
    std::size_t xattrBytes = 64U << 10U; ///< of one value
    std::size_t xattrCount = 128;
};

/// One pass over one stream. Names come cleaned (sys::cleanPath), whiteouts are decided by name
/// alone (image-spec layer.md, "Whiteouts"); aufs' own ".wh..wh.*" files are passed over.
/// libarchive does the tar format, with its tar reader only. Not thread-safe.
class LayerReader
{
public:
    LayerReader(LayerStream &stream, const LayerLimits &limits);
    ~LayerReader();
    LayerReader(const LayerReader &) = delete;
    LayerReader &operator=(const LayerReader &) = delete;

    /// The next entry, or nothing at the end. Corrupt for bytes that are no tar, for ids or
    /// device numbers beyond 32 bits and for ".wh." without a name; OutOfSpace beyond a limit.
    Result<std::optional<LayerEntry>> next();

    /// Calls `take(offset, bytes)` for the content of the entry that next() returned, in order.
    /// Holes of sparse files are left out. At most once per entry.
    Result<void>
    readContent(const std::function<Result<void>(std::uint64_t, std::string_view)> &take);

private:
    struct Archive;
    std::unique_ptr<Archive> m_archive;
};

} // namespace stagewright::layer
