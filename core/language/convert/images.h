/// What a conversion asks about images, and what it is told.
#pragma once

#include "core/base/support/result.h"
#include "core/image/oci/digest.h"
#include "core/image/oci/imageconfig.h"
#include "core/image/oci/platform.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace stagewright::convert {

/// `--build-context NAME=…`
struct NamedContext
{
    enum class Kind {
        Image,     ///< `docker-image://REF`, `oci-layout://STORE@DIGEST`
        Directory, ///< files of this machine
        Remote,    ///< a git repository, or one file named "context" behind a URL
        Unknown,   ///< a form that nobody knows: an error where it is used
    };
    Kind kind = Kind::Image;
    std::string value; ///< as given; an Image's is handed to the look-up as it is

    bool operator==(const NamedContext &) const = default;
};

/// As BuildKit's front end reads the value: by what stands before the first colon; `local:…` is a
/// directory.
NamedContext readNamedContext(std::string_view value);

/// Which image is asked for.
struct ImageRequest
{
    std::string source; ///< reference with tag or digest, or the value of a named context
    bool isNamedContext = false;
    oci::Platform platform;

    bool operator==(const ImageRequest &) const = default;
};

/// The documents of an image.
struct KnownImage
{
    std::string name; ///< with its digest: "docker.io/library/golang:1.21@sha256:…"
    oci::Digest manifest;
    oci::ImageConfig config;
    bool isAssumed = false; ///< its layers are not known
};
using KnownImagePointer = std::shared_ptr<const KnownImage>;

/// Finds an image's documents; never gives nullptr. Called once per distinct request of a
/// conversion, in the order of need, in the thread of convert().
using ImageLookup = std::function<Result<KnownImagePointer>(const ImageRequest &)>;

/// For whoever has no registry at hand: every image exists in the platform asked for, sets PATH,
/// and nothing else is known of it. Its name has no digest, its manifest is null.
ImageLookup assumedImages();

} // namespace stagewright::convert
