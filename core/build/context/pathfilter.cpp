#include "core/build/context/pathfilter.h"

namespace stagewright::context {

struct PathFilter::State
{};

PathFilter::PathFilter(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
PathFilter::PathFilter(PathFilter &&) noexcept = default;
PathFilter &PathFilter::operator=(PathFilter &&) noexcept = default;
PathFilter::~PathFilter() = default;

Result<PathFilter> PathFilter::parse(const std::vector<std::string> &rules)
{
    if (!rules.empty())
        return fail(ErrorCode::Unsupported, "rules of a .dockerignore are not read yet");
    return PathFilter(nullptr);
}

bool PathFilter::excludes(std::string_view) const
{
    return false;
}

bool PathFilter::mayIncludeBelow(std::string_view) const
{
    return false;
}

} // namespace stagewright::context
