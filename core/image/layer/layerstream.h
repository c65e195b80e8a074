/// The bytes of a layer blob, decompressed and hashed on the way.
#pragma once

#include "core/base/support/result.h"
#include "core/image/oci/digest.h"
#include "core/image/oci/mediatype.h"

#include <cstdint>
#include <memory>
#include <span>

namespace stagewright::layer {

/// Plain bytes, gzip (any number of members) or zstd (any number of frames); the first bytes
/// decide. Reads a descriptor from its current offset to its end and never more at once than
/// a fixed buffer. Not thread-safe.
class LayerStream
{
public:
    /// `fd` stays the caller's. `maxBytes` bounds the decompressed length (OutOfSpace beyond).
    static Result<std::unique_ptr<LayerStream>> open(int fd, std::uint64_t maxBytes);
    virtual ~LayerStream() = default;

    /// Decompressed bytes; 0 at the end. Corrupt where the compressed data are cut off or bad.
    virtual Result<std::size_t> read(std::span<char> buffer) = 0;

    /// Reads and hashes what is left, bytes behind the end of the tar too.
    Result<void> drain();

    virtual oci::Compression compression() const = 0;
    virtual std::uint64_t compressedBytes() const = 0;
    virtual std::uint64_t plainBytes() const = 0;
    /// Of everything that was read. Call each once, after drain(), the diff ID first.
    virtual oci::Digest finishCompressedDigest() = 0;
    virtual oci::Digest finishDiffId() = 0;
};

} // namespace stagewright::layer
