/// OCI layouts that others made: read-only, nothing in them is trusted.
#pragma once

#include "core/base/sys/saferoot.h"
#include "core/image/oci/index.h"

#include <memory>
#include <string>

namespace stagewright::store {

/// Every path is opened below the layout's directory, and every byte that leaves this class has
/// the digest that was asked for, or is hashed by whoever copies it. Any thread.
class LayoutReader
{
public:
    /// `path` is a directory with a file oci-layout. Errors: NotFound, Corrupt, Unsupported.
    static Result<LayoutReader> open(const std::string &path);

    /// The layout's index.json.
    const oci::Index &index() const { return m_index; }
    /// Whole document, its size and digest checked. Errors: NotFound, Corrupt.
    Result<std::string> readDocument(const oci::Descriptor &descriptor) const;
    /// The blob at offset 0, not checked: copy it through an Ingest. Errors: NotFound.
    Result<sys::UniqueFd> openBlob(const oci::Digest &digest) const;

private:
    LayoutReader(sys::SafeRoot root, oci::Index index)
        : m_root(std::move(root))
        , m_index(std::move(index))
    {}

    sys::SafeRoot m_root;
    oci::Index m_index;
};

} // namespace stagewright::store
