/// One entry of a layer as a value: what a tar header says, or what a tree change is.
#pragma once

#include "core/base/sys/filestat.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stagewright::layer {

enum class EntryKind {
    File,
    Directory,
    Symlink,
    HardLink,
    Fifo,
    CharDevice,
    BlockDevice,
    Whiteout, ///< "d/.wh.name": `path` is d/name, which vanishes from the layers below
    Opaque,   ///< "d/.wh..wh..opq": `path` is d, whose content from the layers below vanishes
};

/// Stable lower-case name ("hard-link"), for JSON.
std::string_view nameOf(EntryKind kind);

struct LayerEntry
{
    std::string path; ///< clean, without a leading "/"; "" is the root directory
    EntryKind kind = EntryKind::File;
    std::uint32_t mode = 0; ///< 0…07777
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint64_t size = 0; ///< of a File's content in bytes, else 0
    sys::FileTime modified;
    /// Symlink: its text, verbatim. HardLink: clean path of an earlier entry or of a lower layer.
    std::string linkTarget;
    std::uint32_t deviceMajor = 0;
    std::uint32_t deviceMinor = 0;
    sys::Xattrs xattrs;

    bool operator==(const LayerEntry &) const = default;
};

} // namespace stagewright::layer
