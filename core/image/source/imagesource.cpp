#include "core/image/source/imagesource.h"

#include "core/base/support/strings.h"
#include "core/image/oci/index.h"

namespace stagewright::source {

namespace {

Result<void> putDocument(store::ContentStore &target, const oci::Digest &digest,
                         std::string_view text)
{
    if (target.stat(digest))
        return {};
    STAGEWRIGHT_TRY_ASSIGN(auto ingest, target.ingest({digest, text.size(), {}}));
    STAGEWRIGHT_TRY(ingest->write(text));
    STAGEWRIGHT_TRY(ingest->commit());
    return {};
}

} // namespace

Result<sys::UniqueFd> ImageSource::openBlob(const oci::Descriptor &)
{
    return fail(ErrorCode::Unsupported,
                concat("the layers of ", m_image.name, " are not here yet"));
}

Result<void> ImageSource::fetchDocuments(store::ContentStore &target) const
{
    STAGEWRIGHT_TRY(putDocument(target, m_image.manifest.config.digest, m_image.configText));
    return putDocument(target, m_image.descriptor.digest, m_image.manifestText);
}

Result<void> ImageSource::fetchAll(store::ContentStore &target, const FetchProgress &progress,
                                   const std::stop_token &stop)
{
    std::uint64_t total = 0;
    for (const auto &layer : m_image.manifest.layers)
        total += layer.size;
    std::uint64_t before = 0;
    for (const auto &layer : m_image.manifest.layers) {
        const auto forward = [&](std::uint64_t current, std::uint64_t) {
            if (progress)
                progress(before + current, total);
        };
        STAGEWRIGHT_TRY(fetch(layer, target, forward, stop));
        before += layer.size;
    }
    return fetchDocuments(target);
}

} // namespace stagewright::source
