#include "core/image/store/contentstore.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"

#include <unistd.h>

#include <array>
#include <cerrno>

namespace stagewright::store {

namespace {

tl::unexpected<Error> corrupt(const oci::Digest &digest, std::string_view why)
{
    return fail(ErrorCode::Corrupt, concat("blob ", digest.toString(), " is damaged: ", why,
                                           "; remove the image and fetch or build it again"));
}

} // namespace

Result<BlobInfo> put(ContentStore &store, std::string_view bytes, Durability durability)
{
    STAGEWRIGHT_TRY_ASSIGN(auto ingest, store.ingest({{}, bytes.size(), durability}));
    STAGEWRIGHT_TRY(ingest->write(bytes));
    return ingest->commit();
}

Result<std::string> readVerified(const ContentStore &store, const oci::Digest &digest,
                                 std::uint64_t maxBytes)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto blob, store.open(digest));
    STAGEWRIGHT_TRY_ASSIGN(auto bytes, sys::readAll(blob.get(), maxBytes));
    if (oci::digestOf(bytes, digest.algorithm()) != digest)
        return corrupt(digest, "its bytes have another digest");
    return bytes;
}

Result<std::string> readVerified(const ContentStore &store, const oci::Descriptor &descriptor)
{
    STAGEWRIGHT_TRY_ASSIGN(auto bytes, readVerified(store, descriptor.digest, descriptor.size));
    if (bytes.size() != descriptor.size)
        return corrupt(descriptor.digest, "it is shorter than its descriptor says");
    return bytes;
}

Result<BlobInfo> digestOfFile(int fd, oci::DigestAlgorithm algorithm)
{
    constexpr std::size_t kChunk = 1U << 20;
    std::string buffer(kChunk, '\0');
    oci::Hasher hasher(algorithm);
    BlobInfo info;
    while (true) {
        STAGEWRIGHT_TRY_ASSIGN(const auto count, sys::readSome(fd, buffer));
        if (count == 0)
            break;
        hasher.update(std::string_view(buffer).substr(0, count));
        info.size += count;
    }
    info.digest = hasher.finish();
    return info;
}

Result<sys::UniqueFd> openVerified(const ContentStore &store, const oci::Digest &digest)
{
    STAGEWRIGHT_TRY_ASSIGN(auto blob, store.open(digest));
    STAGEWRIGHT_TRY_ASSIGN(const auto found, digestOfFile(blob.get(), digest.algorithm()));
    if (found.digest != digest)
        return corrupt(digest, "its bytes have another digest");
    if (::lseek(blob.get(), 0, SEEK_SET) != 0)
        return failErrno("cannot rewind a blob", errno);
    return blob;
}

} // namespace stagewright::store
