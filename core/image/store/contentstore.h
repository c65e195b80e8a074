/// The seams of the store: blobs by digest, tags, and facts attached to digests.
#pragma once

#include "core/base/sys/uniquefd.h"
#include "core/image/oci/descriptor.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::store {

struct BlobInfo
{
    oci::Digest digest;
    std::uint64_t size = 0; ///< bytes

    bool operator==(const BlobInfo &) const = default;
};

enum class Durability {
    Now,     ///< commit returns when the blob survives a power cut
    WithTag, ///< the next setTag() makes it durable; a killed process loses nothing either way
};

/// What is known of a blob before it comes. What is known is checked.
struct IngestOptions
{
    oci::Digest digest;                ///< null: whatever it turns out to be
    std::optional<std::uint64_t> size; ///< bytes
    Durability durability = Durability::WithTag;
};

/// A blob in the making. Destroying it before commit() leaves nothing. One thread at a time.
class Ingest
{
public:
    virtual ~Ingest() = default;
    /// Appends. Errors: Corrupt as soon as there are more bytes than announced; OutOfSpace, Io.
    virtual Result<void> write(std::string_view bytes) = 0;
    /// Bytes so far.
    virtual std::uint64_t size() const = 0;
    /// Checks size and digest and makes the blob visible; success too where it already was there.
    /// Errors: Corrupt where the bytes are not what was announced. Call once.
    virtual Result<BlobInfo> commit() = 0;
};

/// Blobs, each under its digest. Any thread; several processes may share one store on disk.
class ContentStore
{
public:
    virtual ~ContentStore() = default;
    virtual Result<std::unique_ptr<Ingest>> ingest(const IngestOptions &options = {}) = 0;
    /// Open for reading at offset 0. What this store took in was checked then; use openVerified()
    /// where the disk itself is in doubt. Errors: NotFound.
    virtual Result<sys::UniqueFd> open(const oci::Digest &digest) const = 0;
    /// Errors: NotFound.
    virtual Result<BlobInfo> stat(const oci::Digest &digest) const = 0;
    /// All blobs, sorted by digest.
    virtual Result<std::vector<BlobInfo>> list() const = 0;
    /// Success too where it was not there.
    virtual Result<void> remove(const oci::Digest &digest) = 0;
};

/// Names of manifests or indexes: the annotation org.opencontainers.image.ref.name. The own store
/// names its images by ImageReference::familiar() with a tag ("golang:1.21", "hello:latest").
class TagStore
{
public:
    virtual ~TagStore() = default;
    /// Makes durable what was committed before, then points the name at `target`, atomically.
    /// Errors: InvalidArgument for a name that is empty, longer than 1024 bytes or has control
    /// characters; NotFound where the blob of `target` is not in the store.
    virtual Result<void> setTag(std::string_view name, const oci::Descriptor &target) = 0;
    /// Nothing where the name is not there.
    virtual Result<std::optional<oci::Descriptor>> tag(std::string_view name) const = 0;
    /// Every tagged descriptor with its annotation, sorted by name.
    virtual Result<std::vector<oci::Descriptor>> tags() const = 0;
    /// Success too where it was not there. Blobs stay.
    virtual Result<void> removeTag(std::string_view name) = 0;
};

/// The plan::BuildRecord of the build that made a manifest; about the manifest's digest.
inline constexpr std::string_view kBuildRecordAttachment = "build-record";
/// The layer::LayerIndex of a layer; about its diff ID.
inline constexpr std::string_view kLayerIndexAttachment = "layer-index";

/// Small documents that tell of a digest (the record of the build that made a manifest, the index
/// of a layer): derived facts, no image content, not seen by other tools. `kind` is a word of
/// lower-case letters and dashes. Readers must bear that one is missing.
class AttachmentStore
{
public:
    virtual ~AttachmentStore() = default;
    /// Replaces, atomically.
    virtual Result<void> attach(const oci::Digest &about, std::string_view kind,
                                std::string_view bytes) = 0;
    /// Nothing where there is none. Errors: OutOfSpace where it is larger than `maxBytes`.
    virtual Result<std::optional<std::string>>
    attachment(const oci::Digest &about, std::string_view kind,
               std::size_t maxBytes = 64U << 20) const = 0;
};

/// Everything that a store of images offers.
class ImageStore : public ContentStore, public TagStore, public AttachmentStore
{};

/// Commits a small blob in one go.
Result<BlobInfo> put(ContentStore &store, std::string_view bytes,
                     Durability durability = Durability::WithTag);

/// Whole small blob, its digest checked; `maxBytes` guards against surprises. Errors: NotFound,
/// OutOfSpace, Corrupt.
Result<std::string> readVerified(const ContentStore &store, const oci::Digest &digest,
                                 std::uint64_t maxBytes);
/// The same with the descriptor's size as the exact one.
Result<std::string> readVerified(const ContentStore &store, const oci::Descriptor &descriptor);

/// The blob at offset 0 after all of its bytes were hashed. Errors: NotFound, Corrupt.
Result<sys::UniqueFd> openVerified(const ContentStore &store, const oci::Digest &digest);

/// Digest of everything from the descriptor's current offset to its end.
Result<BlobInfo> digestOfFile(int fd, oci::DigestAlgorithm algorithm);

} // namespace stagewright::store
