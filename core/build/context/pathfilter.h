/// Private to the room: which paths of a source exist for a COPY.
#pragma once

#include "core/base/support/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::context {

/// The rules of a .dockerignore. Paths are clean and relative ("a/b"). Const members: any thread.
class PathFilter
{
public:
    /// Errors: InvalidArgument for a malformed rule.
    static Result<PathFilter> parse(const std::vector<std::string> &rules);
    PathFilter(PathFilter &&) noexcept;
    PathFilter &operator=(PathFilter &&) noexcept;
    ~PathFilter();

    bool excludes(std::string_view path) const;
    /// False where nothing below an excluded directory can be included again.
    bool mayIncludeBelow(std::string_view directory) const;

private:
    struct State;
    explicit PathFilter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state; ///< null: no rules
};

} // namespace stagewright::context
