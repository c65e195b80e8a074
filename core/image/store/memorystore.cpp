#include "core/image/store/memorystore.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/image/store/fileingest.h"
#include "core/image/store/indexfile.h"
#include "core/image/store/storefiles.h"

namespace stagewright::store {

class MemoryStore::MemoryIngest final : public Ingest
{
public:
    MemoryIngest(MemoryStore &store, IngestOptions options)
        : m_store(store)
        , m_options(std::move(options))
    {}

    Result<void> write(std::string_view bytes) override
    {
        STAGEWRIGHT_TRY(checkRoom(m_options, m_bytes.size() + bytes.size()));
        m_bytes += bytes;
        return {};
    }

    std::uint64_t size() const override { return m_bytes.size(); }

    Result<BlobInfo> commit() override
    {
        const auto algorithm =
            m_options.digest.isNull() ? oci::DigestAlgorithm::Sha256 : m_options.digest.algorithm();
        BlobInfo found{oci::digestOf(m_bytes, algorithm), m_bytes.size()};
        STAGEWRIGHT_TRY(checkAnnounced(m_options, found));
        m_store.m_blobs.with([&](Blobs &blobs) { blobs.emplace(found.digest, m_bytes); });
        return found;
    }

private:
    MemoryStore &m_store;
    IngestOptions m_options;
    std::string m_bytes;
};

namespace {

tl::unexpected<Error> missing(const oci::Digest &digest)
{
    return fail(ErrorCode::NotFound, concat("blob ", digest.toString(), " is not in the store"));
}

} // namespace

Result<std::unique_ptr<Ingest>> MemoryStore::ingest(const IngestOptions &options)
{
    return std::unique_ptr<Ingest>(std::make_unique<MemoryIngest>(*this, options));
}

Result<sys::UniqueFd> MemoryStore::open(const oci::Digest &digest) const
{
    return m_blobs.with([&](const Blobs &blobs) -> Result<sys::UniqueFd> {
        const auto it = blobs.find(digest);
        return it == blobs.end() ? missing(digest) : sys::memoryFile(it->second);
    });
}

Result<BlobInfo> MemoryStore::stat(const oci::Digest &digest) const
{
    return m_blobs.with([&](const Blobs &blobs) -> Result<BlobInfo> {
        const auto it = blobs.find(digest);
        if (it == blobs.end())
            return missing(digest);
        return BlobInfo{digest, it->second.size()};
    });
}

Result<std::vector<BlobInfo>> MemoryStore::list() const
{
    return m_blobs.with([](const Blobs &blobs) {
        std::vector<BlobInfo> all;
        for (const auto &[digest, bytes] : blobs)
            all.push_back({digest, bytes.size()});
        return all;
    });
}

Result<void> MemoryStore::remove(const oci::Digest &digest)
{
    m_blobs.with([&](Blobs &blobs) { blobs.erase(digest); });
    return {};
}

Result<void> MemoryStore::setTag(std::string_view name, const oci::Descriptor &target)
{
    STAGEWRIGHT_TRY(checkTagName(name));
    STAGEWRIGHT_TRY(stat(target.digest));
    m_tags.with([&](auto &tags) {
        auto &tagged = tags[std::string(name)] = target;
        tagged.annotations[std::string(oci::kRefNameAnnotation)] = name;
    });
    return {};
}

Result<std::optional<oci::Descriptor>> MemoryStore::tag(std::string_view name) const
{
    return m_tags.with([&](const auto &tags) -> std::optional<oci::Descriptor> {
        const auto it = tags.find(std::string(name));
        return it == tags.end() ? std::nullopt : std::optional(it->second);
    });
}

Result<std::vector<oci::Descriptor>> MemoryStore::tags() const
{
    return m_tags.with([](const auto &tags) {
        std::vector<oci::Descriptor> all;
        for (const auto &[name, descriptor] : tags)
            all.push_back(descriptor);
        return all;
    });
}

Result<void> MemoryStore::removeTag(std::string_view name)
{
    m_tags.with([&](auto &tags) { tags.erase(std::string(name)); });
    return {};
}

Result<void> MemoryStore::attach(const oci::Digest &about, std::string_view kind,
                                 std::string_view bytes)
{
    STAGEWRIGHT_TRY(checkAttachmentKind(kind));
    m_attachments.with(
        [&](auto &all) { all[concat(kind, "/", about.toString())] = std::string(bytes); });
    return {};
}

Result<std::optional<std::string>>
MemoryStore::attachment(const oci::Digest &about, std::string_view kind, std::size_t maxBytes) const
{
    STAGEWRIGHT_TRY(checkAttachmentKind(kind));
    return m_attachments.with([&](const auto &all) -> Result<std::optional<std::string>> {
        const auto it = all.find(concat(kind, "/", about.toString()));
        if (it == all.end())
            return std::nullopt;
        if (it->second.size() > maxBytes)
            return fail(ErrorCode::OutOfSpace, "the attachment is too large");
        return std::optional(it->second);
    });
}

} // namespace stagewright::store
