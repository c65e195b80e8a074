/// Content descriptors (image-spec descriptor.md).
#pragma once

#include "core/image/oci/digest.h"
#include "core/image/oci/platform.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::oci {

using Annotations = std::map<std::string, std::string>;

inline constexpr std::string_view kRefNameAnnotation = "org.opencontainers.image.ref.name";
inline constexpr std::string_view kAttestationTypeAnnotation = "vnd.docker.reference.type";

/// What a blob is, how many bytes it has and their digest.
struct Descriptor
{
    std::string mediaType;
    Digest digest;
    std::uint64_t size = 0;
    std::vector<std::string> urls;
    Annotations annotations;
    std::optional<std::string> data; ///< base64, as it came
    std::optional<Platform> platform;
    std::string artifactType;

    bool operator==(const Descriptor &) const = default;
};

} // namespace stagewright::oci
