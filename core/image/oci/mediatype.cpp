#include "core/image/oci/mediatype.h"

#include <algorithm>
#include <array>

namespace stagewright::oci {

namespace {

constexpr std::array<std::string_view, 12> kLayerTypes = {
    kOciLayer,
    kOciLayerGzip,
    kOciLayerZstd,
    kDockerLayerGzip,
    "application/vnd.docker.image.rootfs.diff.tar",
    "application/vnd.docker.image.rootfs.diff.tar.zstd",
    "application/vnd.docker.image.rootfs.foreign.diff.tar",
    "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
    "application/vnd.oci.image.layer.nondistributable.v1.tar",
    "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
    "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
    "application/vnd.docker.image.rootfs.foreign.diff.tar.zstd",
};

} // namespace

std::string_view nameOf(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return "none";
    case Compression::Gzip:
        return "gzip";
    case Compression::Zstd:
        return "zstd";
    }
    return "none";
}

bool isManifestType(std::string_view mediaType)
{
    return mediaType == kOciManifest || mediaType == kDockerManifest;
}

bool isIndexType(std::string_view mediaType)
{
    return mediaType == kOciIndex || mediaType == kDockerManifestList;
}

bool isConfigType(std::string_view mediaType)
{
    return mediaType == kOciConfig || mediaType == kDockerConfig;
}

bool isLayerType(std::string_view mediaType)
{
    return std::ranges::find(kLayerTypes, mediaType) != kLayerTypes.end();
}

Compression compressionOf(std::string_view mediaType)
{
    if (mediaType.ends_with("gzip"))
        return Compression::Gzip;
    return mediaType.ends_with("zstd") ? Compression::Zstd : Compression::None;
}

std::string_view layerMediaType(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return kOciLayer;
    case Compression::Gzip:
        return kOciLayerGzip;
    case Compression::Zstd:
        return kOciLayerZstd;
    }
    return kOciLayer;
}

} // namespace stagewright::oci
