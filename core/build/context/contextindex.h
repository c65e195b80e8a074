/// Content digests of a build context, quick to get again: what did not change is not read.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/build/context/copier.h"

#include <memory>
#include <stop_token>
#include <string>

namespace stagewright::context {

/// Remembers the digest of each regular file by device, inode, size, mtime and ctime in a file
/// of ours. A file that was changed less than a clock tick before it was read is never remembered
/// (the racy rule of git's index), so a change that keeps the size is always seen. One thread.
class ContextIndex
{
public:
    /// `directory` is the user's own choice; `memory` is a file of ours (missing or damaged: an
    /// empty memory; empty: nothing is remembered). Errors: NotFound, Io for the directory.
    static Result<ContextIndex> open(const std::string &directory, std::string memory);
    ContextIndex(ContextIndex &&) noexcept;
    ContextIndex &operator=(ContextIndex &&) noexcept;
    ~ContextIndex();

    const sys::SafeRoot &root() const;
    /// Equals selectionDigest(root(), selection); errors as there.
    Result<oci::Digest> digest(const Selection &selection, std::stop_token stop = {});
    /// Writes what was learnt, atomically; keeps only files that this index saw.
    Result<void> save();

    struct Counters
    {
        std::uint64_t files = 0; ///< looked at
        std::uint64_t read = 0;  ///< of these, read for their digest
        std::uint64_t bytes = 0; ///< sum of the sizes of those looked at
    };
    Counters counters() const;

private:
    struct State;
    explicit ContextIndex(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace stagewright::context
