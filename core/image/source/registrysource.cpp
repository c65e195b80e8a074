#include "core/image/registry/client.h"
#include "core/image/source/sources.h"

namespace stagewright::source {

namespace {

class RegistrySource final : public ImageSource
{
public:
    RegistrySource(Image image, oci::ImageReference reference, registry::Client &client)
        : ImageSource(std::move(image))
        , m_reference(std::move(reference))
        , m_client(client)
    {}

    Result<void> fetch(const oci::Descriptor &blob, store::ContentStore &target,
                       const FetchProgress &progress, std::stop_token stop) override
    {
        return m_client.fetchBlob(m_reference, blob, target, progress, std::move(stop));
    }

private:
    oci::ImageReference m_reference;
    registry::Client &m_client;
};

} // namespace

SourceResult openFromRegistry(const oci::ImageReference &reference, const oci::Platform &platform,
                              registry::Client &client, const std::stop_token &stop)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto root, client.manifest(reference, stop));
    const DocumentReader read = [&](const oci::Descriptor &descriptor) -> Result<std::string> {
        if (descriptor.digest == root.descriptor.digest)
            return root.text;
        return client.document(reference, descriptor, stop);
    };
    STAGEWRIGHT_TRY_ASSIGN(auto image, resolveImage(reference.withDefaultTag().toString(),
                                                    root.descriptor, platform, read));
    return std::unique_ptr<ImageSource>(
        std::make_unique<RegistrySource>(std::move(image), reference, client));
}

} // namespace stagewright::source
