/// Private to the room: the digest of one entry of a tree. mtimes never count.
#pragma once

#include "core/base/sys/filestat.h"
#include "core/image/oci/digest.h"

#include <string>
#include <utility>
#include <vector>

namespace stagewright::context {

/// What a copy of the entry would carry. From a build context: owner 0:0, a socket counts as an
/// empty file.
sys::FileStat normalised(sys::FileStat status, bool isContext);

/// Without what belongs to the machine and not to the file: security.* except file capabilities,
/// system.*, trusted.*, overlayfs' own marks.
sys::Xattrs portable(sys::Xattrs xattrs);

/// A file: `data` is the digest of its bytes.
oci::Digest fileDigest(const sys::FileStat &status, const sys::Xattrs &xattrs,
                       const oci::Digest &data);
/// A link (`text` is where it points), fifo or device.
oci::Digest specialDigest(const sys::FileStat &status, const sys::Xattrs &xattrs,
                          const std::string &text);

using NamedDigests = std::vector<std::pair<std::string, oci::Digest>>;
/// What a directory holds, its own metadata left out; names sorted bytewise.
oci::Digest childrenDigest(const NamedDigests &children);
oci::Digest directoryDigest(const sys::FileStat &status, const sys::Xattrs &xattrs,
                            const oci::Digest &children);

} // namespace stagewright::context
