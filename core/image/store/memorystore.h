/// A store in memory, for tests and dry runs. Any thread.
#pragma once

#include "core/base/support/synchronized.h"
#include "core/image/store/contentstore.h"

#include <map>

namespace stagewright::store {

class MemoryStore final : public ImageStore
{
public:
    Result<std::unique_ptr<Ingest>> ingest(const IngestOptions &options = {}) override;
    /// A file in memory of its own.
    Result<sys::UniqueFd> open(const oci::Digest &digest) const override;
    Result<BlobInfo> stat(const oci::Digest &digest) const override;
    Result<std::vector<BlobInfo>> list() const override;
    Result<void> remove(const oci::Digest &digest) override;

    Result<void> setTag(std::string_view name, const oci::Descriptor &target) override;
    Result<std::optional<oci::Descriptor>> tag(std::string_view name) const override;
    Result<std::vector<oci::Descriptor>> tags() const override;
    Result<void> removeTag(std::string_view name) override;

    Result<void> attach(const oci::Digest &about, std::string_view kind,
                        std::string_view bytes) override;
    Result<std::optional<std::string>> attachment(const oci::Digest &about, std::string_view kind,
                                                  std::size_t maxBytes = 64U << 20) const override;

private:
    using Blobs = std::map<oci::Digest, std::string>;
    class MemoryIngest;

    mutable Synchronized<Blobs> m_blobs;
    mutable Synchronized<std::map<std::string, oci::Descriptor>> m_tags;
    mutable Synchronized<std::map<std::string, std::string>> m_attachments;
};

} // namespace stagewright::store
