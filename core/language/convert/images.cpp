#include "core/language/convert/images.h"

namespace stagewright::convert {

namespace {

constexpr std::string_view kDefaultPath =
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

} // namespace

NamedContext readNamedContext(std::string_view value)
{
    using Kind = NamedContext::Kind;
    const auto scheme = value.substr(0, value.find(':'));
    const auto kind = [&] {
        if (scheme.size() == value.size())
            return Kind::Unknown;
        if (scheme == "docker-image" || scheme == "oci-layout")
            return Kind::Image;
        if (scheme == "local")
            return Kind::Directory;
        const bool isRemote =
            scheme == "git" || scheme == "http" || scheme == "https" || scheme.starts_with("git@");
        return isRemote ? Kind::Remote : Kind::Unknown;
    };
    return {kind(), std::string(value)};
}

ImageLookup assumedImages()
{
    return [](const ImageRequest &request) -> Result<KnownImagePointer> {
        KnownImage image;
        image.name = request.source;
        image.isAssumed = true;
        image.config.platform = request.platform;
        image.config.config.env = {std::string(kDefaultPath)};
        return std::make_shared<const KnownImage>(std::move(image));
    };
}

} // namespace stagewright::convert
