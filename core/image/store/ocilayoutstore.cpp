#include "core/image/store/ocilayoutstore.h"

#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/image/store/fileingest.h"
#include "core/image/store/indexfile.h"
#include "core/image/store/storefiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace stagewright::store {

struct OciLayoutStore::State
{
    std::string path;
    sys::UniqueFd directory;
    sys::UniqueFd lock;
};

namespace {

Result<void> makeParents(const std::string &path)
{
    for (auto slash = path.find('/', 1); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
        if (::mkdir(path.substr(0, slash).c_str(), 0755) != 0 && errno != EEXIST)
            return failErrno(concat("cannot make ", path.substr(0, slash)), errno);
    }
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return failErrno(concat("cannot make the store ", path), errno);
    return {};
}

Result<sys::UniqueFd> openPrivateDirectory(const std::string &path)
{
    sys::UniqueFd directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status{};
    if (!directory || ::fstat(directory.get(), &status) != 0)
        return failErrno(concat("cannot open the store ", path), errno);
    if (status.st_uid != ::geteuid() || (status.st_mode & 022U) != 0)
        return fail(ErrorCode::PermissionDenied,
                    concat("the store ", path,
                           " belongs to another user or can be written by others; choose another "
                           "directory with STAGEWRIGHT_STORE"));
    return directory;
}

bool exists(int directory, std::string_view name)
{
    return ::faccessat(directory, std::string(name).c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

Result<void> writeOnce(int directory, std::string_view name, std::string_view text)
{
    return exists(directory, name) ? Result<void>()
                                   : replaceFile(directory, std::string(name), text, 0600);
}

Result<std::string> readSmall(int directory, std::string_view name)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto file,
                           openBelow(directory, std::string(name), O_RDONLY | O_NONBLOCK));
    return sys::readAll(file.get(), 4096);
}

Result<void> checkVersion(int directory)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto text, readSmall(directory, "VERSION"));
    if (trim(text) != kSchemaVersion)
        return fail(ErrorCode::Unsupported,
                    concat("the store was made by another version of Stagewright (schema ",
                           trim(text).substr(0, 20), ", this one reads ", kSchemaVersion,
                           "); choose another directory with STAGEWRIGHT_STORE"));
    return {};
}

Result<std::string> bootId()
{
    STAGEWRIGHT_TRY_ASSIGN(const auto text,
                           sys::readHostFile("/proc/sys/kernel/random/boot_id", 256));
    return std::string(trim(text));
}

Result<void> makeLayout(int directory)
{
    for (const char *folder : {"ingest", "blobs", "blobs/sha256", "attached"})
        STAGEWRIGHT_TRY(makeDirectoryBelow(directory, folder));
    STAGEWRIGHT_TRY(writeOnce(directory, "VERSION", concat(kSchemaVersion, "\n")));
    STAGEWRIGHT_TRY(checkVersion(directory));
    STAGEWRIGHT_TRY_ASSIGN(const auto boot, bootId());
    STAGEWRIGHT_TRY(writeOnce(directory, "BOOT", concat(boot, "\n")));
    STAGEWRIGHT_TRY(writeOnce(directory, kLayoutFile, kLayoutText));
    oci::Index empty;
    empty.mediaType = "application/vnd.oci.image.index.v1+json";
    return writeOnce(directory, kIndexFile, oci::serialise(empty));
}

} // namespace

Result<std::string> defaultStorePath()
{
    const auto variable = [](const char *name) {
        const char *value = std::getenv(name);
        return std::string(value ? value : "");
    };
    auto path = variable("STAGEWRIGHT_STORE");
    if (path.empty() && variable("XDG_DATA_HOME").starts_with('/'))
        path = concat(variable("XDG_DATA_HOME"), "/stagewright/store");
    if (path.empty() && !variable("HOME").empty())
        path = concat(variable("HOME"), "/.local/share/stagewright/store");
    if (!path.starts_with('/'))
        return fail(ErrorCode::InvalidArgument,
                    "there is no place for the store: set STAGEWRIGHT_STORE to an absolute path");
    return path;
}

OciLayoutStore::OciLayoutStore(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

OciLayoutStore::~OciLayoutStore() = default;

Result<std::unique_ptr<OciLayoutStore>> OciLayoutStore::open(const std::string &path)
{
    if (!path.starts_with('/'))
        return fail(ErrorCode::InvalidArgument,
                    concat("the store's path \"", path, "\" is not absolute"));
    auto state = std::make_unique<State>();
    state->path = path;
    STAGEWRIGHT_TRY(makeParents(path));
    STAGEWRIGHT_TRY_ASSIGN(state->directory, openPrivateDirectory(path));
    STAGEWRIGHT_TRY_ASSIGN(state->lock, lockFile(state->directory.get(), "LOCK", LockKind::Shared));
    {
        // Two first starts at once must not both write the layout.
        STAGEWRIGHT_TRY_ASSIGN(const auto lock,
                               lockFile(state->directory.get(), "index.lock", LockKind::Exclusive));
        STAGEWRIGHT_TRY(makeLayout(state->directory.get()));
    }
    return std::unique_ptr<OciLayoutStore>(new OciLayoutStore(std::move(state)));
}

const std::string &OciLayoutStore::path() const
{
    return m_state->path;
}

Result<std::string> OciLayoutStore::directory(std::string_view name) const
{
    STAGEWRIGHT_TRY(checkAttachmentKind(name));
    STAGEWRIGHT_TRY(makeDirectoryBelow(m_state->directory.get(), std::string(name)));
    return concat(m_state->path, "/", name);
}

Result<bool> OciLayoutStore::bootChanged() const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto seen, readSmall(m_state->directory.get(), "BOOT"));
    STAGEWRIGHT_TRY_ASSIGN(const auto now, bootId());
    return trim(seen) != now;
}

Result<void> OciLayoutStore::bootSeen()
{
    STAGEWRIGHT_TRY_ASSIGN(const auto now, bootId());
    return replaceFile(m_state->directory.get(), "BOOT", concat(now, "\n"), 0600);
}

Result<void> OciLayoutStore::sync()
{
    static const sys::Failpoint kSync("store.sync");
    STAGEWRIGHT_TRY(kSync.hit());
    if (::syncfs(m_state->directory.get()) != 0)
        return failErrno("cannot sync the store", errno);
    return {};
}

Result<SweepReport> OciLayoutStore::sweep()
{
    SweepReport report;
    STAGEWRIGHT_TRY_ASSIGN(report.deadIngests, sweepIngests(m_state->directory.get()));
    STAGEWRIGHT_TRY_ASSIGN(const bool restarted, bootChanged());
    if (!restarted)
        return report;
    STAGEWRIGHT_TRY_ASSIGN(const auto blobs, list());
    for (const auto &blob : blobs) {
        if (openVerified(*this, blob.digest))
            continue;
        STAGEWRIGHT_TRY(remove(blob.digest));
        ++report.tornBlobs;
    }
    return report;
}

Result<std::unique_ptr<Ingest>> OciLayoutStore::ingest(const IngestOptions &options)
{
    return FileIngest::start(m_state->directory.get(), options);
}

Result<sys::UniqueFd> OciLayoutStore::open(const oci::Digest &digest) const
{
    auto file = openBelow(m_state->directory.get(), blobPath(digest), O_RDONLY | O_NONBLOCK);
    if (!file && file.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound,
                    concat("blob ", digest.toString(), " is not in the store ", m_state->path));
    return file;
}

Result<BlobInfo> OciLayoutStore::stat(const oci::Digest &digest) const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto file, open(digest));
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return failErrno("cannot examine a blob", errno);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::Corrupt, concat("blob ", digest.toString(), " is no regular file"));
    return BlobInfo{digest, static_cast<std::uint64_t>(status.st_size)};
}

Result<std::vector<BlobInfo>> OciLayoutStore::list() const
{
    std::vector<BlobInfo> blobs;
    for (const std::string algorithm : {"sha256", "sha512"}) {
        const auto folder = concat("blobs/", algorithm);
        if (!exists(m_state->directory.get(), folder))
            continue;
        STAGEWRIGHT_TRY_ASSIGN(const auto names, listDirectory(m_state->directory.get(), folder));
        for (const auto &name : names) {
            const auto digest = oci::Digest::parse(concat(algorithm, ":", name));
            auto info = digest ? stat(*digest) : Result<BlobInfo>(fail(ErrorCode::NotFound, ""));
            // Another process may have removed it meanwhile.
            if (info)
                blobs.push_back(std::move(*info));
        }
    }
    std::ranges::sort(blobs, {}, &BlobInfo::digest);
    return blobs;
}

Result<void> OciLayoutStore::remove(const oci::Digest &digest)
{
    if (::unlinkat(m_state->directory.get(), blobPath(digest).c_str(), 0) != 0 && errno != ENOENT)
        return failErrno(concat("cannot remove blob ", digest.toString()), errno);
    return {};
}

Result<void> OciLayoutStore::setTag(std::string_view name, const oci::Descriptor &target)
{
    STAGEWRIGHT_TRY(checkTagName(name));
    STAGEWRIGHT_TRY(stat(target.digest));
    auto wanted = target;
    wanted.annotations[std::string(oci::kRefNameAnnotation)] = name;
    STAGEWRIGHT_TRY_ASSIGN(const auto present, tag(name));
    if (present == wanted)
        return {};
    // The name must not outlive, in a power cut, the bytes that it names.
    STAGEWRIGHT_TRY(sync());
    return updateIndexFile(m_state->directory.get(), [&](oci::Index &index) -> Result<bool> {
        putTag(index, name, wanted);
        return true;
    });
}

Result<std::optional<oci::Descriptor>> OciLayoutStore::tag(std::string_view name) const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto index, readIndexFile(m_state->directory.get()));
    const auto *found = findTag(index, name);
    return found ? std::optional(*found) : std::nullopt;
}

Result<std::vector<oci::Descriptor>> OciLayoutStore::tags() const
{
    STAGEWRIGHT_TRY_ASSIGN(const auto index, readIndexFile(m_state->directory.get()));
    return sortedTags(index);
}

Result<void> OciLayoutStore::removeTag(std::string_view name)
{
    return updateIndexFile(m_state->directory.get(), [name](oci::Index &index) -> Result<bool> {
        return eraseTag(index, name);
    });
}

Result<void> OciLayoutStore::attach(const oci::Digest &about, std::string_view kind,
                                    std::string_view bytes)
{
    STAGEWRIGHT_TRY(checkAttachmentKind(kind));
    const auto folder = concat("attached/", kind);
    STAGEWRIGHT_TRY(makeDirectoryBelow(m_state->directory.get(), folder));
    return replaceFile(m_state->directory.get(), concat(folder, "/", about.hex()), bytes, 0600);
}

Result<std::optional<std::string>> OciLayoutStore::attachment(const oci::Digest &about,
                                                              std::string_view kind,
                                                              std::size_t maxBytes) const
{
    STAGEWRIGHT_TRY(checkAttachmentKind(kind));
    const auto name = concat("attached/", kind, "/", about.hex());
    const auto file = openBelow(m_state->directory.get(), name, O_RDONLY | O_NONBLOCK);
    if (!file && file.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!file)
        return fail(file.error());
    STAGEWRIGHT_TRY_ASSIGN(auto bytes, sys::readAll(file->get(), maxBytes));
    return std::optional(std::move(bytes));
}

} // namespace stagewright::store
