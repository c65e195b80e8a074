#include "core/image/store/fileingest.h"

#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/image/store/storefiles.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace stagewright::store {

namespace {

oci::DigestAlgorithm algorithmFor(const IngestOptions &options)
{
    return options.digest.isNull() ? oci::DigestAlgorithm::Sha256 : options.digest.algorithm();
}

/// The blob is there already, whole.
bool isPresent(int directory, const oci::Digest &digest, std::uint64_t size)
{
    struct stat status{};
    return ::fstatat(directory, blobPath(digest).c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) == size;
}

} // namespace

Result<void> checkRoom(const IngestOptions &options, std::uint64_t size)
{
    if (!options.size || size <= *options.size)
        return {};
    return fail(ErrorCode::Corrupt,
                concat("blob ", options.digest.toString(), " is longer than the ",
                       std::to_string(*options.size), " bytes announced"));
}

Result<void> checkAnnounced(const IngestOptions &options, const BlobInfo &found)
{
    if (options.size && found.size != *options.size)
        return fail(ErrorCode::Corrupt, concat("expected a blob of ", std::to_string(*options.size),
                                               " bytes, got ", std::to_string(found.size)));
    if (!options.digest.isNull() && found.digest != options.digest)
        return fail(ErrorCode::Corrupt,
                    concat("expected a blob with the digest ", options.digest.toString(), ", got ",
                           found.digest.toString()));
    return {};
}

FileIngest::FileIngest(int directory, std::string name, sys::UniqueFd file, IngestOptions options)
    : m_directory(directory)
    , m_name(std::move(name))
    , m_file(std::move(file))
    , m_options(std::move(options))
    , m_hasher(algorithmFor(m_options))
{}

Result<std::unique_ptr<Ingest>> FileIngest::start(int directory, const IngestOptions &options)
{
    STAGEWRIGHT_TRY_ASSIGN(auto made, makeLockedFile(directory));
    return std::unique_ptr<Ingest>(
        new FileIngest(directory, std::move(made.name), std::move(made.file), options));
}

FileIngest::~FileIngest()
{
    if (!m_name.empty())
        ::unlinkat(m_directory, m_name.c_str(), 0);
}

Result<void> FileIngest::write(std::string_view bytes)
{
    static const sys::Failpoint kWrite("store.ingest.write");
    STAGEWRIGHT_TRY(checkRoom(m_options, m_size + bytes.size()));
    STAGEWRIGHT_TRY(kWrite.hit());
    STAGEWRIGHT_TRY(sys::writeAll(m_file.get(), bytes));
    m_hasher.update(bytes);
    m_size += bytes.size();
    return {};
}

Result<BlobInfo> FileIngest::commit()
{
    static const sys::Failpoint kBeforeSync("store.commit.before-sync");
    BlobInfo found{m_hasher.finish(), m_size};
    STAGEWRIGHT_TRY(checkAnnounced(m_options, found));
    if (isPresent(m_directory, found.digest, found.size))
        return found;
    STAGEWRIGHT_TRY(kBeforeSync.hit());
    if (::fchmod(m_file.get(), 0444) != 0)
        return failErrno("cannot protect a blob", errno);
    if (m_options.durability == Durability::Now && ::fsync(m_file.get()) != 0)
        return failErrno("cannot sync a blob", errno);
    STAGEWRIGHT_TRY(publish(found.digest));
    return found;
}

Result<void> FileIngest::publish(const oci::Digest &digest)
{
    static const sys::Failpoint kBeforeRename("store.commit.before-rename");
    static const sys::Failpoint kAfterRename("store.commit.after-rename");
    const auto folder = concat("blobs/", nameOf(digest.algorithm()));
    STAGEWRIGHT_TRY(makeDirectoryBelow(m_directory, folder));
    STAGEWRIGHT_TRY(kBeforeRename.hit());
    if (::renameat(m_directory, m_name.c_str(), m_directory, blobPath(digest).c_str()) != 0)
        return failErrno("cannot move a blob into the store", errno);
    m_name.clear();
    STAGEWRIGHT_TRY(kAfterRename.hit());
    return m_options.durability == Durability::Now ? syncDirectory(m_directory, folder)
                                                   : Result<void>();
}

namespace {

/// Locked where its owner died, so that nobody else takes it meanwhile.
std::optional<sys::UniqueFd> lockIfDead(int directory, const std::string &name)
{
    auto file = openBelow(directory, name, O_RDONLY | O_NONBLOCK);
    if (!file || ::flock(file->get(), LOCK_EX | LOCK_NB) != 0)
        return std::nullopt;
    return std::move(*file);
}

Result<std::vector<std::string>> ingestNames(int directory)
{
    STAGEWRIGHT_TRY_ASSIGN(auto names, listDirectory(directory, std::string(kIngestFolder)));
    for (auto &name : names)
        name = concat(kIngestFolder, "/", name);
    return names;
}

} // namespace

Result<std::vector<std::string>> deadIngests(int directory)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto names, ingestNames(directory));
    std::vector<std::string> dead;
    for (const auto &name : names) {
        if (lockIfDead(directory, name))
            dead.push_back(name);
    }
    return dead;
}

Result<std::size_t> sweepIngests(int directory)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto names, ingestNames(directory));
    std::size_t count = 0;
    for (const auto &name : names) {
        const auto lock = lockIfDead(directory, name);
        if (lock && ::unlinkat(directory, name.c_str(), 0) == 0)
            ++count;
    }
    return count;
}

} // namespace stagewright::store
