/// The media types of images, OCI's and Docker's (image-spec media-types.md).
#pragma once

#include <cstdint>
#include <string_view>

namespace stagewright::oci {

inline constexpr std::string_view kOciManifest = "application/vnd.oci.image.manifest.v1+json";
inline constexpr std::string_view kOciIndex = "application/vnd.oci.image.index.v1+json";
inline constexpr std::string_view kOciConfig = "application/vnd.oci.image.config.v1+json";
inline constexpr std::string_view kOciLayer = "application/vnd.oci.image.layer.v1.tar";
inline constexpr std::string_view kOciLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";
inline constexpr std::string_view kOciLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";
inline constexpr std::string_view kDockerManifest =
    "application/vnd.docker.distribution.manifest.v2+json";
inline constexpr std::string_view kDockerManifestList =
    "application/vnd.docker.distribution.manifest.list.v2+json";
inline constexpr std::string_view kDockerConfig = "application/vnd.docker.container.image.v1+json";
inline constexpr std::string_view kDockerLayerGzip =
    "application/vnd.docker.image.rootfs.diff.tar.gzip";

/// Largest manifest, index or config that is read at all, in bytes.
inline constexpr std::uint64_t kMaxDocumentBytes = 4U << 20;
/// Most layers of one image.
inline constexpr std::size_t kMaxLayers = 1000;

enum class Compression { None, Gzip, Zstd };

std::string_view nameOf(Compression compression);

bool isManifestType(std::string_view mediaType);
bool isIndexType(std::string_view mediaType);
bool isConfigType(std::string_view mediaType);
/// A tar of a root file system, compressed or not; nondistributable and foreign ones too.
bool isLayerType(std::string_view mediaType);

/// What the name of a layer's media type claims. Claims can be wrong: readers sniff the bytes.
Compression compressionOf(std::string_view mediaType);
/// OCI's media type of a layer with this compression.
std::string_view layerMediaType(Compression compression);

} // namespace stagewright::oci
