/// An image that was found somewhere: its documents, and a way to bring its blobs home.
#pragma once

#include "core/base/sys/uniquefd.h"
#include "core/image/oci/imageconfig.h"
#include "core/image/oci/imagereference.h"
#include "core/image/oci/manifest.h"
#include "core/image/store/contentstore.h"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace stagewright::source {

/// The documents of one image for one platform; each was checked against its digest, and the config
/// has as many diff IDs as the manifest has layers.
struct Image
{
    std::string name;           ///< for people: "docker.io/library/golang:1.21", "oci:DIR:TAG"
    oci::Descriptor root;       ///< what the name led to: a manifest, or an index
    oci::Descriptor descriptor; ///< the manifest; its digest names the image
    std::string manifestText;   ///< the bytes that have that digest
    oci::Manifest manifest;
    std::string configText;
    oci::ImageConfig config;
};

/// Called now and then while a blob comes: bytes so far and in all.
using FetchProgress = std::function<void(std::uint64_t current, std::uint64_t total)>;

/// Any thread; fetches of different blobs may run at once.
class ImageSource
{
public:
    virtual ~ImageSource() = default;

    const Image &image() const { return m_image; }

    /// Brings the blob into `target` as it is, never recompressed; success at once where it is
    /// there already. Errors: NotFound, Network, Corrupt, Cancelled, those of the store.
    virtual Result<void> fetch(const oci::Descriptor &blob, store::ContentStore &target,
                               const FetchProgress &progress = {}, std::stop_token stop = {}) = 0;

    /// A blob that lies on this machine, open at offset 0 and not checked: whoever reads it checks
    /// what comes out. Errors: Unsupported for images of registries, which are fetched first.
    virtual Result<sys::UniqueFd> openBlob(const oci::Descriptor &blob);

    /// Manifest and config only. The layers of a base that is used from the cache need not come.
    Result<void> fetchDocuments(store::ContentStore &target) const;
    /// Everything, layers one after another.
    Result<void> fetchAll(store::ContentStore &target, const FetchProgress &progress = {},
                          const std::stop_token &stop = {});

protected:
    explicit ImageSource(Image image)
        : m_image(std::move(image))
    {}

private:
    Image m_image;
};

/// Fetches a document of the image; the result is checked by whoever called.
using DocumentReader = std::function<Result<std::string>(const oci::Descriptor &)>;

/// Follows `root` (through indexes, to the manifest for `platform`) and reads manifest and config.
/// Errors: those of `read`; NotFound where no platform fits; Unsupported for artifacts that are no
/// image; Corrupt.
Result<Image> resolveImage(std::string name, const oci::Descriptor &root,
                           const oci::Platform &platform, const DocumentReader &read);

} // namespace stagewright::source
