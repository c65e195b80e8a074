#include "core/build/context/pathfilter.h"

#include "core/language/dockerfile/dockerignore.h"

namespace stagewright::context {

struct PathFilter::State
{
    dockerfile::DockerIgnore rules;
};

PathFilter::PathFilter(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
PathFilter::PathFilter(PathFilter &&) noexcept = default;
PathFilter &PathFilter::operator=(PathFilter &&) noexcept = default;
PathFilter::~PathFilter() = default;

Result<PathFilter> PathFilter::parse(const std::vector<std::string> &rules)
{
    if (rules.empty())
        return PathFilter(nullptr);
    auto compiled = dockerfile::DockerIgnore::fromPatterns(rules);
    if (!compiled)
        return fail(ErrorCode::InvalidArgument, compiled.error().toString());
    return PathFilter(std::unique_ptr<State>(new State{std::move(*compiled)}));
}

bool PathFilter::excludes(std::string_view path) const
{
    return m_state && m_state->rules.isIgnored(path);
}

bool PathFilter::mayIncludeBelow(std::string_view) const
{
    return m_state && m_state->rules.hasExceptions();
}

} // namespace stagewright::context
