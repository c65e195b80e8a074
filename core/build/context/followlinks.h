/// Which paths of a context a build needs, when the sources that it names may be links.
#pragma once

#include "core/base/support/result.h"

#include <optional>
#include <string>
#include <vector>

namespace stagewright::sys {
class SafeRoot;
}

namespace stagewright::context {

/// A tree as far as links are followed in it. Paths are clean and relative; "." is the root.
class LinkTree
{
public:
    virtual ~LinkTree() = default;
    /// The text of a symbolic link; nothing for anything else, and for what is not there.
    virtual Result<std::optional<std::string>> linkAt(const std::string &path) = 0;
    /// Names in a directory, sorted; none where it is not there or no directory.
    virtual Result<std::vector<std::string>> namesIn(const std::string &path) = 0;
};

/// The paths and patterns given, links on their way replaced by what they lead to and added
/// themselves; sorted, without what lies below another one. Empty where the whole tree is needed.
/// As tonistiigi/fsutil's FollowLinks.
Result<std::vector<std::string>> followLinks(LinkTree &tree, const std::vector<std::string> &paths);
Result<std::vector<std::string>> followLinks(const sys::SafeRoot &root,
                                             const std::vector<std::string> &paths);

} // namespace stagewright::context
