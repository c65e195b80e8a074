/// The own store: an OCI layout on disk that several builders share.
#pragma once

#include "core/image/store/contentstore.h"

#include <string>

namespace stagewright::store {

/// `$STAGEWRIGHT_STORE`, else `$XDG_DATA_HOME/stagewright/store`, else
/// `$HOME/.local/share/stagewright/store`. Errors: InvalidArgument where none of them is an
/// absolute path.
Result<std::string> defaultStorePath();

/// What the sweep at the start found.
struct SweepReport
{
    std::size_t deadIngests = 0; ///< removed: their owners died
    std::size_t tornBlobs = 0;   ///< removed: a power cut took bytes that were not yet durable
};

/// Holds a shared lock on `LOCK` as long as it lives. Any thread.
class OciLayoutStore final : public ImageStore
{
public:
    /// Opens the store at an absolute path of ours; makes it (0700) where it is not there. Errors:
    /// Unsupported where a newer Stagewright made it; PermissionDenied where others may write it.
    static Result<std::unique_ptr<OciLayoutStore>> open(const std::string &path);
    ~OciLayoutStore() override;

    const std::string &path() const;
    /// A directory of the store for its other owners ("snap", "active"…), made 0700 where missing.
    Result<std::string> directory(std::string_view name) const;

    /// The machine was started anew since bootSeen() was last called: what was not made durable
    /// before may be gone.
    Result<bool> bootChanged() const;
    Result<void> bootSeen();
    /// Removes what dead processes left. Safe beside running builders.
    Result<SweepReport> sweep();
    /// Makes all that was committed durable (one syncfs).
    Result<void> sync();

    Result<std::unique_ptr<Ingest>> ingest(const IngestOptions &options = {}) override;
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
    struct State;
    explicit OciLayoutStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace stagewright::store
