/// Decompressors with one interface. Internal to image/layer.
#pragma once

#include "core/base/support/result.h"
#include "core/image/oci/mediatype.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace stagewright::layer {

class Decoder
{
public:
    struct Progress
    {
        std::size_t consumed = 0;
        std::size_t produced = 0;
    };

    virtual ~Decoder() = default;
    /// Decodes as much as fits. Corrupt for bad data.
    virtual Result<Progress> decode(std::string_view input, std::span<char> output) = 0;
    /// True where the input may end here: no member or frame is open.
    virtual bool atBoundary() const = 0;
};

oci::Compression sniffCompression(std::string_view firstBytes);
std::unique_ptr<Decoder> makeDecoder(oci::Compression compression);

} // namespace stagewright::layer
