/// Walks a tree below a SafeRoot without ever following a link.
#pragma once

#include "core/base/sys/saferoot.h"

#include <functional>
#include <string>
#include <string_view>

namespace stagewright::sys {

/// One entry under the walker's eyes. Only valid during the call.
struct WalkEntry
{
    const std::string &path; ///< relative to the start of the walk, without a leading "/"
    std::string_view name;   ///< last component
    const FileStat &status;
    int parentFd; ///< directory that holds `name`; use it with O_NOFOLLOW only
};

enum class WalkStep {
    Continue, ///< go on; into the directory if the entry is one
    SkipTree, ///< go on, but not into this directory
    Stop,     ///< end the walk with success
};

/// Visits every entry below `start` (not `start` itself) parents first, siblings in bytewise
/// order of their names. Any depth. A directory that vanishes or is swapped meanwhile makes the
/// walk fail (Io), never leave the tree. `start` may be a link that is followed inside the root.
Result<void> walkTree(const SafeRoot &root, std::string_view start,
                      const std::function<Result<WalkStep>(const WalkEntry &)> &visit);

/// Opens the entry under the walker's eyes for reading; only regular files.
Result<UniqueFd> openWalked(const WalkEntry &entry);
Result<std::string> readLinkWalked(const WalkEntry &entry);
Result<Xattrs> xattrsWalked(const WalkEntry &entry);

} // namespace stagewright::sys
