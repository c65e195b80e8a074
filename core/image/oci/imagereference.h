/// Names of images, as the package distribution/reference reads and prints them.
#pragma once

#include "core/image/oci/digest.h"

#include <string>
#include <string_view>

namespace stagewright::oci {

/// domain/path[:tag][@digest].
struct ImageReference
{
    std::string domain; ///< "docker.io", "127.0.0.1:5000"; empty only from parseExact()
    std::string path;   ///< "library/golang"
    std::string tag;    ///< empty where none was named
    Digest digest;      ///< null where none was named

    /// As users write it: "golang" is docker.io/library/golang. Adds no tag. Errors:
    /// InvalidArgument with a sentence that says what is wrong.
    static Result<ImageReference> parse(std::string_view text);
    /// The bare grammar: nothing is added, the domain may be missing.
    static Result<ImageReference> parseExact(std::string_view text);

    /// With tag "latest" where neither a tag nor a digest was named.
    [[nodiscard]] ImageReference withDefaultTag() const;

    /// "docker.io/library/golang"
    std::string name() const;
    /// "docker.io/library/golang:1.21@sha256:…", the form under which the own store keeps tags.
    std::string toString() const;
    /// "golang:1.21": without what goes without saying. Reads back as the same image.
    std::string familiar() const;
    /// "golang", as docker prints it: it may read back as another image ("quay.io/x" of docker.io).
    std::string familiarName() const;

    bool operator==(const ImageReference &) const = default;
};

} // namespace stagewright::oci
