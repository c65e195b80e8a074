/// Small images for tests, made in any store.
#pragma once

#include "core/image/oci/imageconfig.h"
#include "core/image/oci/index.h"
#include "core/image/oci/manifest.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/contentstore.h"

#include <string>
#include <vector>

namespace stagewright::tests {

inline oci::Descriptor describe(std::string_view mediaType, const store::BlobInfo &blob)
{
    oci::Descriptor descriptor;
    descriptor.mediaType = mediaType;
    descriptor.digest = blob.digest;
    descriptor.size = blob.size;
    return descriptor;
}

/// An image whose layers are the given bytes (no tars); returns its manifest's descriptor.
inline oci::Descriptor makeImage(store::ContentStore &target, const oci::Platform &platform,
                                 const std::vector<std::string> &layers)
{
    oci::ImageConfig config;
    config.platform = platform;
    oci::Manifest manifest;
    manifest.mediaType = oci::kOciManifest;
    for (const auto &bytes : layers) {
        const auto blob = store::put(target, bytes);
        manifest.layers.push_back(describe(oci::kOciLayer, *blob));
        config.rootFs.diffIds.push_back(blob->digest);
        config.history.push_back({"2026-11-24T00:00:00Z", "RUN " + bytes, {}, {}, false});
    }
    manifest.config = describe(oci::kOciConfig, *store::put(target, oci::serialise(config)));
    return describe(oci::kOciManifest, *store::put(target, oci::serialise(manifest)));
}

inline oci::Descriptor makeIndex(store::ContentStore &target,
                                 const std::vector<oci::Descriptor> &manifests)
{
    oci::Index index;
    index.mediaType = oci::kOciIndex;
    index.manifests = manifests;
    return describe(oci::kOciIndex, *store::put(target, oci::serialise(index)));
}

inline oci::Platform linuxPlatform(std::string architecture, std::string variant = {})
{
    return {"linux", std::move(architecture), std::move(variant), {}, {}};
}

} // namespace stagewright::tests
