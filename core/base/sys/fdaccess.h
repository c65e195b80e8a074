/// The primitive calls below SafeRoot and the tree walker. Internal to base/sys.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/filestat.h"
#include "core/base/sys/uniquefd.h"

#include <string>
#include <string_view>

namespace stagewright::sys {

/// "/proc/self/fd/7": names exactly the inode that an O_PATH descriptor holds.
std::string procPath(int fd);

/// Opens the inode that an O_PATH descriptor holds, if it is a regular file.
Result<UniqueFd> reopenRegular(int pathFd, std::string_view shownPath);

Result<std::string> readLinkAt(int parent, const std::string &name);

/// `path` is one that lgetxattr may be given: its last component is not followed.
Result<Xattrs> readXattrs(const std::string &path, std::string_view shownPath);

/// Owner, mode, xattrs, time of the entry `name` of `parent`, through an O_PATH descriptor.
Result<void> applyAttributes(int parent, const std::string &name, const Attributes &attributes,
                             std::string_view shownPath);

/// The entry `name` of `parent` and all below it; success where it is not there.
Result<void> removeTreeAt(int parent, const std::string &name, std::string_view shownPath);

} // namespace stagewright::sys
