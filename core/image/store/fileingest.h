/// Private to the room: an ingest as a locked file in `ingest/`.
#pragma once

#include "core/image/store/contentstore.h"

namespace stagewright::store {

/// The lock on the file says that its owner lives; it falls when the owner dies.
class FileIngest final : public Ingest
{
public:
    /// `directory` is the store's own and outlives the ingest.
    static Result<std::unique_ptr<Ingest>> start(int directory, const IngestOptions &options);
    ~FileIngest() override;

    Result<void> write(std::string_view bytes) override;
    std::uint64_t size() const override { return m_size; }
    Result<BlobInfo> commit() override;

private:
    FileIngest(int directory, std::string name, sys::UniqueFd file, IngestOptions options);
    Result<void> checkContent(const oci::Digest &found) const;
    Result<void> publish(const oci::Digest &digest);

    int m_directory;
    std::string m_name; ///< relative to the store; empty once it is gone
    sys::UniqueFd m_file;
    IngestOptions m_options;
    oci::Hasher m_hasher;
    std::uint64_t m_size = 0;
};

/// Removes the files in `ingest/` whose owners died. Returns how many.
Result<std::size_t> sweepIngests(int directory);
/// Names in `ingest/` whose owners died.
Result<std::vector<std::string>> deadIngests(int directory);

/// What an announced blob must be. Shared by all kinds of ingest.
Result<void> checkAnnounced(const IngestOptions &options, const BlobInfo &found);
Result<void> checkRoom(const IngestOptions &options, std::uint64_t size);

} // namespace stagewright::store
