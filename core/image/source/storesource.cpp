#include "core/base/support/strings.h"
#include "core/image/oci/mediatype.h"
#include "core/image/source/sources.h"

namespace stagewright::source {

namespace {

class StoreSource final : public ImageSource
{
public:
    StoreSource(Image image, const store::ImageStore &from)
        : ImageSource(std::move(image))
        , m_from(from)
    {}

    Result<void> fetch(const oci::Descriptor &blob, store::ContentStore &target,
                       const FetchProgress &progress, std::stop_token stop) override
    {
        if (target.stat(blob.digest))
            return {};
        STAGEWRIGHT_TRY_ASSIGN(const auto file, m_from.open(blob.digest));
        return copyBlob(file.get(), blob, target, progress, stop);
    }

    Result<sys::UniqueFd> openBlob(const oci::Descriptor &blob) override
    {
        return m_from.open(blob.digest);
    }

private:
    const store::ImageStore &m_from;
};

} // namespace

SourceResult openFromStore(std::string_view storeName, const oci::Platform &platform,
                           const store::ImageStore &imageStore)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto root, imageStore.tag(storeName));
    if (!root)
        return fail(ErrorCode::NotFound, concat("the store has no image ", storeName));
    const DocumentReader read = [&](const oci::Descriptor &descriptor) -> Result<std::string> {
        if (descriptor.size > oci::kMaxDocumentBytes)
            return fail(ErrorCode::Corrupt, "a document of the image is larger than 4 MiB");
        return store::readVerified(imageStore, descriptor);
    };
    STAGEWRIGHT_TRY_ASSIGN(auto image, resolveImage(std::string(storeName), *root, platform, read));
    return std::unique_ptr<ImageSource>(
        std::make_unique<StoreSource>(std::move(image), imageStore));
}

} // namespace stagewright::source
