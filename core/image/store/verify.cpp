#include "core/image/store/verify.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/image/oci/imageconfig.h"
#include "core/image/oci/index.h"
#include "core/image/oci/manifest.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/fileingest.h"
#include "core/image/store/layoutreader.h"
#include "core/image/store/storefiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stagewright::store {

namespace {

class Verifier
{
public:
    explicit Verifier(const OciLayoutStore &store)
        : m_store(store)
    {}

    Result<VerifyReport> run()
    {
        if (checkLayout())
            STAGEWRIGHT_TRY(checkTags());
        STAGEWRIGHT_TRY(checkBlobNames("blobs/sha256"));
        STAGEWRIGHT_TRY(checkBlobs());
        checkPermissions();
        checkLeftOvers();
        checkMounts();
        return std::move(m_report);
    }

private:
    using Kind = VerifyFinding::Kind;

    void add(Kind kind, std::string subject, std::string text)
    {
        m_report.problems.push_back({kind, std::move(subject), std::move(text)});
    }

    bool checkLayout()
    {
        const auto reader = LayoutReader::open(m_store.path());
        if (!reader)
            add(Kind::Layout, m_store.path(),
                concat(reader.error().toString(),
                       "; move oci-layout and index.json away: they are made anew, and building "
                       "again names the images"));
        return reader.has_value();
    }

    Result<void> checkBlobNames(const std::string &folder)
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(m_store.path()));
        STAGEWRIGHT_TRY_ASSIGN(const auto names, root.list(folder));
        for (const auto &name : names) {
            if (!oci::Digest::parse(concat("sha256:", name)))
                add(Kind::Blob, concat(folder, "/", name),
                    "the file's name is no digest: delete it");
        }
        return {};
    }

    Result<void> checkBlobs()
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto blobs, m_store.list());
        for (const auto &blob : blobs) {
            ++m_report.blobs;
            m_report.bytes += blob.size;
            const auto opened = openVerified(m_store, blob.digest);
            if (opened || opened.error().code == ErrorCode::NotFound)
                continue; // removed meanwhile
            add(Kind::Blob, blobPath(blob.digest),
                opened.error().code == ErrorCode::Corrupt
                    ? "its bytes do not have this digest: delete the file and build again, which "
                      "makes or pulls it anew"
                    : opened.error().toString());
        }
        return {};
    }

    Result<void> checkTags()
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto tags, m_store.tags());
        for (const auto &descriptor : tags) {
            ++m_report.tags;
            const auto name = descriptor.annotations.at(std::string(oci::kRefNameAnnotation));
            if (const auto whole = checkDocument(descriptor, 0); !whole)
                add(Kind::Image, name,
                    concat(whole.error().toString(), "; build or pull this image again"));
        }
        return {};
    }

    Result<void> checkDocument(const oci::Descriptor &descriptor, int depth) const
    {
        constexpr int kMaxDepth = 8;
        if (depth > kMaxDepth)
            return fail(ErrorCode::Corrupt, "indexes are nested too deeply");
        STAGEWRIGHT_TRY_ASSIGN(const auto text, readVerified(m_store, descriptor));
        STAGEWRIGHT_TRY_ASSIGN(const auto kind, oci::documentKind(text, descriptor.mediaType));
        return kind == oci::DocumentKind::Index ? checkIndex(text, depth) : checkManifest(text);
    }

    /// Other platforms' images may be absent; those that are there must be whole.
    Result<void> checkIndex(std::string_view text, int depth) const
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto index, oci::parseIndex(text));
        std::size_t present = 0;
        for (const auto &child : index.manifests) {
            if (!m_store.stat(child.digest))
                continue;
            STAGEWRIGHT_TRY(checkDocument(child, depth + 1));
            ++present;
        }
        if (present == 0)
            return fail(ErrorCode::Corrupt, "the index leads to no image in the store");
        return {};
    }

    Result<void> checkManifest(std::string_view text) const
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto manifest, oci::parseManifest(text));
        STAGEWRIGHT_TRY_ASSIGN(const auto configText, readVerified(m_store, manifest.config));
        for (const auto &layer : manifest.layers) {
            STAGEWRIGHT_TRY_ASSIGN(const auto blob, m_store.stat(layer.digest));
            if (blob.size != layer.size)
                return fail(ErrorCode::Corrupt, concat("layer ", layer.digest.toString(),
                                                       " has another size than its manifest says"));
        }
        if (!oci::isConfigType(manifest.config.mediaType))
            return {};
        STAGEWRIGHT_TRY_ASSIGN(const auto config, oci::parseImageConfig(configText));
        if (config.rootFs.diffIds.size() != manifest.layers.size())
            return fail(ErrorCode::Corrupt, "config and manifest have different numbers of layers");
        return {};
    }

    void checkPermissions()
    {
        struct stat status{};
        if (::stat(m_store.path().c_str(), &status) == 0 && (status.st_mode & 077U) != 0)
            add(Kind::Permission, m_store.path(), "others can enter the store: chmod it to 0700");
    }

    void checkLeftOvers()
    {
        const sys::UniqueFd directory(
            ::open(m_store.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        const auto dead = deadIngests(directory.get());
        if (!dead)
            return add(Kind::Layout, "ingest", dead.error().toString());
        for (const auto &name : *dead)
            m_report.notes.push_back({Kind::LeftOver, name,
                                      "left by a process that was killed; the next build sweeps "
                                      "it"});
    }

    void checkMounts()
    {
        const auto table = sys::readHostFile("/proc/self/mountinfo");
        if (!table)
            return;
        const auto inside = concat(m_store.path(), "/");
        for (const auto line : split(*table, '\n')) {
            const auto fields = split(line, ' ');
            if (fields.size() > 4 && fields[4].starts_with(inside))
                add(Kind::Mount, std::string(fields[4]),
                    "something is mounted inside the store: unmount it");
        }
    }

    const OciLayoutStore &m_store;
    VerifyReport m_report;
};

} // namespace

std::string_view nameOf(VerifyFinding::Kind kind)
{
    switch (kind) {
    case VerifyFinding::Kind::Layout:
        return "layout";
    case VerifyFinding::Kind::Blob:
        return "blob";
    case VerifyFinding::Kind::Image:
        return "image";
    case VerifyFinding::Kind::Cache:
        return "cache";
    case VerifyFinding::Kind::Tree:
        return "tree";
    case VerifyFinding::Kind::Work:
        return "work";
    case VerifyFinding::Kind::LeftOver:
        return "left-over";
    case VerifyFinding::Kind::Permission:
        return "permission";
    case VerifyFinding::Kind::Mount:
        return "mount";
    }
    return "blob";
}

Result<VerifyReport> verify(const OciLayoutStore &store)
{
    return Verifier(store).run();
}

} // namespace stagewright::store
