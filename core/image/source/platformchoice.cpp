#include "core/base/support/strings.h"
#include "core/image/oci/index.h"
#include "core/image/oci/mediatype.h"
#include "core/image/source/imagesource.h"

namespace stagewright::source {

namespace {

/// Walks from a tag's target to one platform's image.
class Resolver
{
public:
    Resolver(const oci::Platform &platform, const DocumentReader &read)
        : m_platform(platform)
        , m_read(read)
    {}

    Result<Image> follow(const oci::Descriptor &descriptor, int depth)
    {
        constexpr int kMaxDepth = 4;
        if (depth > kMaxDepth)
            return fail(ErrorCode::Corrupt, "indexes are nested too deeply");
        STAGEWRIGHT_TRY_ASSIGN(auto text, m_read(descriptor));
        STAGEWRIGHT_TRY_ASSIGN(const auto kind, oci::documentKind(text, descriptor.mediaType));
        return kind == oci::DocumentKind::Index ? chooseFrom(text, descriptor.mediaType, depth)
                                                : load(descriptor, std::move(text));
    }

private:
    Result<Image> chooseFrom(std::string_view text, std::string_view mediaType, int depth)
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto index, oci::parseIndex(text, mediaType));
        for (const auto &candidate : oci::candidatesFor(index, m_platform)) {
            STAGEWRIGHT_TRY_ASSIGN(auto image, follow(candidate, depth + 1));
            // A manifest without a platform tells its platform in its config.
            if (candidate.platform || oci::rankFor(m_platform, image.config.platform))
                return image;
        }
        for (const auto &nested : index.manifests) {
            if (!oci::isIndexType(nested.mediaType))
                continue;
            auto image = follow(nested, depth + 1);
            if (image || image.error().code != ErrorCode::NotFound)
                return image;
        }
        return fail(ErrorCode::NotFound,
                    concat("the image has no variant for ", oci::format(m_platform),
                           "; it offers: ", oci::platformsOf(index)));
    }

    Result<Image> load(const oci::Descriptor &descriptor, std::string text)
    {
        Image image;
        image.descriptor = descriptor;
        image.manifestText = std::move(text);
        STAGEWRIGHT_TRY_ASSIGN(image.manifest,
                               oci::parseManifest(image.manifestText, descriptor.mediaType));
        if (!oci::isConfigType(image.manifest.config.mediaType))
            return fail(ErrorCode::Unsupported, concat("this is no image, but an artifact of type ",
                                                       image.manifest.config.mediaType));
        STAGEWRIGHT_TRY(checkLayerTypes(image.manifest));
        STAGEWRIGHT_TRY_ASSIGN(image.configText, m_read(image.manifest.config));
        STAGEWRIGHT_TRY_ASSIGN(image.config, oci::parseImageConfig(image.configText));
        if (image.config.rootFs.diffIds.size() != image.manifest.layers.size())
            return fail(ErrorCode::Corrupt, "config and manifest have different numbers of layers");
        return image;
    }

    static Result<void> checkLayerTypes(const oci::Manifest &manifest)
    {
        for (const auto &layer : manifest.layers) {
            if (!oci::isLayerType(layer.mediaType))
                return fail(ErrorCode::Unsupported,
                            concat("the image has a layer of the unknown type ", layer.mediaType));
        }
        return {};
    }

    const oci::Platform &m_platform;
    const DocumentReader &m_read;
};

} // namespace

Result<Image> resolveImage(std::string name, const oci::Descriptor &root,
                           const oci::Platform &platform, const DocumentReader &read)
{
    auto image = Resolver(platform, read).follow(root, 0);
    if (!image)
        return fail(std::move(image).error(), std::move(name));
    image->name = std::move(name);
    image->root = root;
    return image;
}

} // namespace stagewright::source
