#include "core/image/layer/layerentry.h"

namespace stagewright::layer {

std::string_view nameOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::File:
        return "file";
    case EntryKind::Directory:
        return "directory";
    case EntryKind::Symlink:
        return "symlink";
    case EntryKind::HardLink:
        return "hard-link";
    case EntryKind::Fifo:
        return "fifo";
    case EntryKind::CharDevice:
        return "char-device";
    case EntryKind::BlockDevice:
        return "block-device";
    case EntryKind::Whiteout:
        return "whiteout";
    case EntryKind::Opaque:
        return "opaque";
    }
    return "file";
}

} // namespace stagewright::layer
