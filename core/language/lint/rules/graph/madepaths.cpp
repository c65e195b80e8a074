#include "core/language/lint/rules/graph/madepaths.h"

#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

using Kind = convert::ConvertedBase::Kind;

std::string_view fileName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

/// The deepest folder above a path that is in the list has other paths below it: no link leads
/// elsewhere.
bool isRealFolder(const std::vector<std::string> &paths, std::string_view path)
{
    while (path.size() > 1) {
        path = path.substr(0, path.rfind('/'));
        const auto begin = std::lower_bound(paths.begin(), paths.end(), path);
        if (begin == paths.end() || *begin != path)
            continue;
        const auto prefix = std::string(path) + "/";
        const auto below = std::lower_bound(paths.begin(), paths.end(), prefix);
        return below != paths.end() && below->starts_with(prefix);
    }
    return true;
}

bool lacksPath(const std::vector<std::string> &paths, std::string_view path)
{
    const auto prefix = std::string(path) + "/";
    const auto below = std::lower_bound(paths.begin(), paths.end(), prefix);
    return path != "/" && !std::binary_search(paths.begin(), paths.end(), path) &&
           !(below != paths.end() && below->starts_with(prefix)) && isRealFolder(paths, path);
}

const std::vector<std::string> *builtPaths(const RuleInput &input, std::size_t stage)
{
    if (!input.facts || stage >= input.facts->stages.size() || !input.facts->stages[stage] ||
        !input.facts->stages[stage]->paths)
        return nullptr;
    return &*input.facts->stages[stage]->paths;
}

} // namespace

MadePaths::MadePaths(const RuleInput &input)
    : m_input(input)
    , m_stages(input.conversion.stages.size())
{
    for (const auto &converted : input.conversion.stages) {
        auto &stage = m_stages[converted.index];
        stage.base = baseStageOf(input, converted.index);
        stage.isKnown =
            converted.end && !converted.isReplaced &&
            (converted.base.kind == Kind::Scratch || (stage.base && m_stages[*stage.base].isKnown));
        for (const auto &instruction : converted.instructions) {
            if (const auto *copy = instruction.as<convert::ResolvedCopy>())
                stage.trees.push_back(dockerfile::cleanPath(copy->destination));
            if (const auto *workdir = instruction.as<convert::ResolvedWorkdir>())
                stage.folders.push_back(dockerfile::cleanPath(workdir->directory));
            stage.isKnown =
                stage.isKnown && !instruction.isFailed && !instruction.as<convert::ResolvedRun>();
        }
    }
}

bool MadePaths::lacks(std::size_t stage, std::string_view path) const
{
    if (const auto *paths = builtPaths(m_input, stage))
        return lacksPath(*paths, path);
    if (!m_stages[stage].isKnown || path == "/")
        return false;
    for (std::optional at(stage); at; at = m_stages[*at].base) {
        const auto &made = m_stages[*at];
        const auto leadsTo = [&](const auto &other) { return isBelow(other, path); };
        const auto holds = [&](const auto &tree) { return isBelow(path, tree) || leadsTo(tree); };
        if (std::any_of(made.trees.begin(), made.trees.end(), holds) ||
            std::any_of(made.folders.begin(), made.folders.end(), leadsTo))
            return false;
    }
    return true;
}

std::optional<std::string> MadePaths::sameName(std::size_t stage, std::string_view path) const
{
    const auto *built = builtPaths(m_input, stage);
    const auto &known = built ? *built : m_stages[stage].trees;
    std::optional<std::string> found;
    for (const auto &other : known) {
        if (fileName(other) != fileName(path))
            continue;
        if (found)
            return std::nullopt;
        found = other;
    }
    return found;
}

} // namespace stagewright::lint
