/// Resolves a path component by component on held descriptors. What SafeRoot uses where the
/// kernel's openat2 cannot do the job: creating on the way, dangling links, old kernels.
/// Internal to base/sys.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/base/sys/uniquefd.h"

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::sys {

/// Descends from a root directory with O_NOFOLLOW only; ".." pops. Because every held
/// descriptor was reached by going down, no link and no race leads above the root.
class PathWalker
{
public:
    /// Called with the directory that lacks `name`, and the clean path of the missing entry.
    /// True: it has been made, look again. False: go on with the rest as plain text.
    using OnMissing =
        std::function<Result<bool>(int parent, const std::string &name, const std::string &path)>;

    explicit PathWalker(int root)
        : m_root(root)
    {}

    Result<void> walk(std::string_view path, LastLink last, const OnMissing &onMissing = {});

    /// Clean path of what was reached, with the missing rest.
    std::string cleanPath() const;
    /// Every component was there, also those that a ".." left again.
    bool complete() const { return m_complete; }
    /// O_PATH descriptor of the deepest existing entry (the root's own where the path is "").
    int lastFd() const { return m_held.empty() ? m_root : m_held.back().fd.get(); }

private:
    struct Held
    {
        UniqueFd fd;
        std::string name;
    };

    void pushComponents(std::string_view text);
    Result<void> goUp();
    Result<void> enter(const std::string &name, LastLink last, const OnMissing &onMissing);
    Result<void> missing(const std::string &name, LastLink last, const OnMissing &onMissing);
    Result<void> follow(const UniqueFd &link);

    int m_root;
    std::vector<Held> m_held;
    std::vector<std::string> m_missing;
    std::deque<std::string> m_pending;
    int m_linksFollowed = 0;
    bool m_complete = true;
};

} // namespace stagewright::sys
