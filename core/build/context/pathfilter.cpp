#include "core/build/context/pathfilter.h"

#include "core/language/dockerfile/dockerignore.h"

#include <optional>

namespace stagewright::context {

using dockerfile::DockerIgnore;

namespace {

Result<DockerIgnore> compile(const std::vector<std::string> &patterns)
{
    auto compiled = DockerIgnore::fromPatterns(patterns);
    if (!compiled)
        return fail(ErrorCode::InvalidArgument, compiled.error().toString());
    return std::move(*compiled);
}

} // namespace

struct PathFilter::State
{
    DockerIgnore excludes;
    std::optional<DockerIgnore> includes;
};

PathFilter::PathFilter(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
PathFilter::PathFilter(PathFilter &&) noexcept = default;
PathFilter &PathFilter::operator=(PathFilter &&) noexcept = default;
PathFilter::~PathFilter() = default;

Result<PathFilter> PathFilter::parse(const std::vector<std::string> &excludes,
                                     const std::vector<std::string> &includes)
{
    if (excludes.empty() && includes.empty())
        return PathFilter(nullptr);
    State state;
    STAGEWRIGHT_TRY_ASSIGN(state.excludes, compile(excludes));
    if (!includes.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(state.includes, compile(includes));
    }
    return PathFilter(std::make_unique<State>(std::move(state)));
}

bool PathFilter::excludes(std::string_view path) const
{
    if (!m_state)
        return false;
    return m_state->excludes.isLeftOut(path) ||
           (m_state->includes && !m_state->includes->isLeftOut(path));
}

bool PathFilter::mayIncludeBelow(std::string_view directory) const
{
    if (!m_state)
        return false;
    const bool isIncluded = !m_state->includes || m_state->includes->isLeftOut(directory);
    return m_state->excludes.hasExceptions() ||
           (!isIncluded && !m_state->excludes.isLeftOut(directory));
}

} // namespace stagewright::context
