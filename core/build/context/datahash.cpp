#include "core/build/context/datahash.h"

#include "core/base/sys/fileio.h"

#include <array>

namespace stagewright::context {

Result<oci::Digest> hashData(int fd, const std::function<Result<void>(std::string_view)> &consume)
{
    constexpr std::size_t kPiece = 128U << 10U;
    oci::Hasher hasher;
    std::vector<char> buffer(kPiece);
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const auto length, sys::readSome(fd, buffer));
        if (length == 0)
            return hasher.finish();
        const std::string_view piece(buffer.data(), length);
        hasher.update(piece);
        if (consume)
            STAGEWRIGHT_TRY(consume(piece));
    }
}

Result<oci::Digest> hashFile(const sys::SafeRoot &root, const SourceEntry &file)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto status, root.stat(file.path));
    if (!status.isRegular())
        return fileDigest(file.status, {}, oci::digestOf(""));
    STAGEWRIGHT_TRY_ASSIGN(const auto fd, root.openFile(file.path, sys::LastLink::Keep));
    STAGEWRIGHT_TRY_ASSIGN(const auto data, hashData(fd.get(), {}));
    STAGEWRIGHT_TRY_ASSIGN(auto xattrs, root.xattrs(file.path));
    return fileDigest(file.status, portable(std::move(xattrs)), data);
}

Result<oci::Digest> digestOf(const SourceTree &tree, EntryVisitor &visitor)
{
    SelectionHasher hasher;
    STAGEWRIGHT_TRY_ASSIGN(const auto sources, tree.select());
    for (const auto &source : sources) {
        STAGEWRIGHT_TRY_ASSIGN(const auto digest, tree.visit(source, visitor));
        hasher.add(source, digest);
    }
    return hasher.finish();
}

Result<oci::Digest> selectionDigest(const sys::SafeRoot &source, const Selection &selection,
                                    std::stop_token stop)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto tree, SourceTree::open(source, selection, std::move(stop)));
    HashingVisitor visitor(source);
    return digestOf(tree, visitor);
}

} // namespace stagewright::context
