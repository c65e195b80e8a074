/// Mount points that a RUN needs and the image lacks. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::exec {

/// Makes them before the step and removes them after it, so that the layer does not hold them
/// (as BuildKit does; builder.md d, "mount stubs"). Everything happens inside the root.
class MountStubs
{
public:
    explicit MountStubs(const sys::SafeRoot &root)
        : m_root(root)
    {}

    enum class Kind { File, Directory };

    /// Where a mount at `path` lands, links followed in the root; made where it is missing.
    /// "/a/b", without links. Times of the parents stay.
    Result<std::string> ensure(std::string_view path, Kind kind);

    /// /dev, /proc, /sys, /etc must be directories: a link there leads the runtime astray
    /// (CVE-2026-47766).
    Result<void> ensureSystemFolders();

    /// Removes what was made and is still empty; restores the times of the parents.
    Result<void> remove() const;

private:
    Result<void> make(const std::string &path, Kind kind);
    Result<void> removeOne(const std::string &path) const;

    const sys::SafeRoot &m_root;
    std::vector<std::string> m_made; ///< clean paths, parents first
};

} // namespace stagewright::exec
