#include "core/image/source/notation.h"

#include "core/base/support/strings.h"

#include <sys/stat.h>

#include <array>
#include <utility>

namespace stagewright::source {

namespace {

using Place = Notation::Place;

constexpr std::array<std::pair<std::string_view, Place>, 4> kPrefixes = {{
    {"store:", Place::Store},
    {"docker://", Place::Registry},
    {"oci-layout://", Place::Layout},
    {"oci:", Place::Layout},
}};

constexpr std::array<std::string_view, 4> kLater = {
    "docker-daemon:", "podman:", "oci-archive:", "docker-archive:"};

bool exists(const std::string &path)
{
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0;
}

} // namespace

Result<Notation> parseNotation(std::string_view text)
{
    if (text.empty())
        return fail(ErrorCode::InvalidArgument, "no image is named");
    for (const auto &[prefix, place] : kPrefixes) {
        if (text.starts_with(prefix))
            return Notation{place, std::string(text.substr(prefix.size()))};
    }
    for (const auto prefix : kLater) {
        if (text.starts_with(prefix))
            return fail(ErrorCode::Unsupported, concat("images cannot be read from \"", prefix,
                                                       "\" yet; 'skopeo copy ", text,
                                                       " oci:DIR:TAG' makes an OCI layout, "
                                                       "which oci:DIR:TAG reads"));
    }
    return Notation{Place::Anywhere, std::string(text)};
}

Result<LayoutPath> splitLayoutPath(std::string_view text)
{
    if (!text.empty() && exists(std::string(text)))
        return LayoutPath{std::string(text), {}};
    for (auto colon = text.rfind(':'); colon != std::string_view::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        std::string directory(text.substr(0, colon));
        if (exists(directory))
            return LayoutPath{std::move(directory), std::string(text.substr(colon + 1))};
    }
    return fail(ErrorCode::NotFound,
                concat("no part of \"", text, "\" is a directory that exists"));
}

} // namespace stagewright::source
