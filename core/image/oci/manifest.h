/// Image manifests (image-spec manifest.md; Docker's schema 2 reads the same).
#pragma once

#include "core/image/oci/descriptor.h"

namespace stagewright::oci {

struct Manifest
{
    std::string mediaType; ///< as it came; empty where the document names none
    std::string artifactType;
    Descriptor config;
    std::vector<Descriptor> layers; ///< bottom first
    std::optional<Descriptor> subject;
    Annotations annotations;

    bool operator==(const Manifest &) const = default;
};

/// Reads a manifest. `mediaType` is what the descriptor or the server called the document; empty
/// where nobody did. Errors: Corrupt for a document that is too large, malformed, of another type
/// than it was called, or manifest and index at once (CVE-2021-41190); Unsupported for Docker's
/// schema 1.
Result<Manifest> parseManifest(std::string_view text, std::string_view mediaType = {});

/// Indented like BuildKit's. Pure: equal values give equal bytes.
std::string serialise(const Manifest &manifest);

} // namespace stagewright::oci
