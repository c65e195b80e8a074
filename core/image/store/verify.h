/// What `stagewright verify` finds. Here: blobs, tags and ingests (builder.md §g, I2 to I5); who
/// keeps more in the store adds what it finds there.
#pragma once

#include "core/image/store/ocilayoutstore.h"

#include <string>
#include <vector>

namespace stagewright::store {

struct VerifyFinding
{
    enum class Kind {
        Layout,     ///< oci-layout, VERSION or index.json cannot be read
        Blob,       ///< bytes do not match the name, or a name is no digest
        Image,      ///< a tag leads to an image that is not whole
        Cache,      ///< index.db cannot be read, or tells of what is not there
        Tree,       ///< an unpacked tree in snap/
        LeftOver,   ///< of a process that was killed
        Work,       ///< of a process that runs
        Permission, ///< others could read or write the store
        Mount,      ///< something is mounted below the store
    };
    Kind kind;
    std::string subject; ///< a path, digest or tag
    std::string text;    ///< sentence for people: what is wrong, and what to do
};

std::string_view nameOf(VerifyFinding::Kind kind);

struct VerifyReport
{
    std::size_t blobs = 0;
    std::uint64_t bytes = 0;
    std::size_t tags = 0;
    std::size_t steps = 0; ///< in the cache
    std::size_t trees = 0;
    std::vector<VerifyFinding> problems; ///< damage
    /// Sound as it is: what the next build sweeps, what a running build has in hand.
    std::vector<VerifyFinding> notes;

    bool ok() const { return problems.empty(); }
};

/// Reads every byte of every blob; changes nothing. Errors only where the store cannot be examined
/// at all.
Result<VerifyReport> verify(const OciLayoutStore &store);

} // namespace stagewright::store
