/// Mount calls for processes that have a mount namespace of their own. Paths are ours.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::sys {

/// Nothing that is mounted here reaches another namespace, and nothing from there comes in.
Result<void> makeMountsPrivate();

struct BindOptions
{
    bool readOnly = false;
    bool recursive = false; ///< flags then hold for every mount below too
    bool noExec = false;
    bool noDevices = true;
    bool noSetuid = true;
};
Result<void> bindMount(const std::string &from, const std::string &to, const BindOptions &options);

/// Mounts the directory or file that a descriptor holds: the path is resolved only once.
Result<void> bindMountFd(int from, const std::string &to, const BindOptions &options);

/// `options` as in mount(8): "mode=755,size=64m".
Result<void> mountTmpfs(const std::string &to, const std::string &options);
Result<void> mountProc(const std::string &to);

/// An overlay of directories. Lowers: topmost first. Options go through fsconfig where the
/// kernel has it (any number of lowers), else through mount(2).
struct OverlayOptions
{
    std::vector<std::string> lowers;
    std::string upper; ///< "" = read-only view
    std::string work;
    bool volatileUpper = false; ///< no fsync on the upper: it is thrown away after a crash
    bool userXattr = true;      ///< needed in every user namespace
};
Result<void> mountOverlay(const std::string &to, const OverlayOptions &options);

Result<void> unmount(const std::string &path, bool lazy = false);

/// Makes `newRoot` (a mount point) the root directory and unmounts everything of the old.
Result<void> pivotRoot(const std::string &newRoot);

/// Mount points of the calling process at or below `path`, from /proc/self/mountinfo.
Result<std::vector<std::string>> mountsBelow(const std::string &path);

} // namespace stagewright::sys
