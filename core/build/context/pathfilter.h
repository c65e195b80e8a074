/// Which paths of a source exist for a COPY.
#pragma once

#include "core/base/support/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::context {

/// The rules of a .dockerignore or of --exclude, and those of an include list. Paths are clean and
/// relative ("a/b"). Const members: any thread.
class PathFilter
{
public:
    /// Patterns as DockerIgnore reads them. Without includes everything is included. Errors:
    /// InvalidArgument for a malformed pattern.
    static Result<PathFilter> parse(const std::vector<std::string> &excludes,
                                    const std::vector<std::string> &includes = {});
    PathFilter(PathFilter &&) noexcept;
    PathFilter &operator=(PathFilter &&) noexcept;
    ~PathFilter();

    /// Not included, or excluded; a parent that matches counts for what is in it.
    bool excludes(std::string_view path) const;
    /// False where nothing below an excluded directory can be included.
    bool mayIncludeBelow(std::string_view directory) const;

private:
    struct State;
    explicit PathFilter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state; ///< null: no rules
};

} // namespace stagewright::context
