/// What `stagewright verify` checks of blobs, tags and left-overs (invariants I2 to I5).
#pragma once

#include "core/image/store/ocilayoutstore.h"

#include <string>
#include <vector>

namespace stagewright::store {

struct VerifyProblem
{
    enum class Kind {
        Layout,     ///< oci-layout, VERSION or index.json cannot be read
        Blob,       ///< bytes do not match the name, or a name is no digest
        Image,      ///< a tag leads to an image that is not whole
        LeftOver,   ///< a dead process' ingest was not swept
        Permission, ///< others could read or write the store
        Mount,      ///< something is mounted below the store
    };
    Kind kind;
    std::string subject; ///< a path, digest or tag
    std::string text;    ///< sentence for people
};

std::string_view nameOf(VerifyProblem::Kind kind);

struct VerifyReport
{
    std::size_t blobs = 0;
    std::uint64_t bytes = 0;
    std::size_t tags = 0;
    std::vector<VerifyProblem> problems;

    bool ok() const { return problems.empty(); }
};

/// Reads every byte of every blob; changes nothing. Errors only where the store cannot be examined
/// at all.
Result<VerifyReport> verify(const OciLayoutStore &store);

} // namespace stagewright::store
