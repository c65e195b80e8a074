/// Private to the room: reads a file's bytes once, for its digest and for whoever wants them.
#pragma once

#include "core/build/context/sourcetree.h"

#include <functional>
#include <string_view>

namespace stagewright::context {

/// Calls `consume` with piece after piece. Returns the digest of all bytes.
Result<oci::Digest> hashData(int fd, const std::function<Result<void>(std::string_view)> &consume);

/// fileDigest() of a file in the source tree. A status with size 0 of what is no regular file on
/// disk (a socket of a context) counts as an empty file.
Result<oci::Digest> hashFile(const sys::SafeRoot &root, const SourceEntry &file);

/// Hashes only.
class HashingVisitor : public EntryVisitor
{
public:
    explicit HashingVisitor(const sys::SafeRoot &root)
        : m_root(&root)
    {}
    Result<void> enter(const SourceEntry &) override { return {}; }
    Result<void> leave(const SourceEntry &, const sys::Xattrs &) override { return {}; }
    Result<oci::Digest> file(const SourceEntry &file) override { return hashFile(*m_root, file); }
    Result<void> special(const SourceEntry &, const sys::Xattrs &, const std::string &) override
    {
        return {};
    }

private:
    const sys::SafeRoot *m_root;
};

/// Selects, visits and sums up.
Result<oci::Digest> digestOf(const SourceTree &tree, EntryVisitor &visitor);

} // namespace stagewright::context
