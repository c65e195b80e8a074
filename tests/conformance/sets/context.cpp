/// Files of a build context: copy_filter, follow_links.
#include "core/base/support/strings.h"
#include "core/build/context/followlinks.h"
#include "core/build/context/pathfilter.h"
#include "tests/conformance/sets/sets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::conformance {

namespace {

/// With every folder above it, outermost first.
std::vector<std::string> lineageOf(const std::string &path)
{
    std::vector<std::string> result;
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
        result.push_back(path.substr(0, slash));
    result.push_back(path);
    return result;
}

/// What is copied of a tree, in its order, and what the copier says of it, in bytewise order.
Json answerCopy(const Json &inputs)
{
    const auto filter =
        context::PathFilter::parse(textsOf(inputs.at("exclude")), textsOf(inputs.at("include")));
    if (!filter)
        return {{"error", filter.error().message}};
    std::set<std::string> made;
    std::set<std::string> told;
    std::vector<std::string> tree;
    for (auto path : textsOf(inputs.at("tree"))) {
        if (path.ends_with('/'))
            path.pop_back();
        tree.push_back(path);
        if (filter->excludes(path))
            continue;
        const auto lineage = lineageOf(path);
        made.insert(lineage.begin(), lineage.end());
        told.insert(concat("add:/", path));
    }
    auto present = Json::array();
    for (const auto &path : tree) {
        if (made.contains(path))
            present.push_back(path);
    }
    return {{"present", present}, {"changes", told}};
}

class ListedTree final : public context::LinkTree
{
public:
    explicit ListedTree(const Json &entries)
    {
        for (const auto &entry : entries) {
            for (const char *kind : {"dir", "file", "symlink"}) {
                if (const auto path = stringAt(entry, kind))
                    add(*path, stringAt(entry, "target"));
            }
        }
    }

    Result<std::optional<std::string>> linkAt(const std::string &path) override
    {
        const auto entry = m_entries.find(path);
        return entry == m_entries.end() ? std::nullopt : entry->second;
    }
    Result<std::vector<std::string>> namesIn(const std::string &path) override
    {
        const auto &names = m_names[path];
        return std::vector<std::string>(names.begin(), names.end());
    }

private:
    void add(const std::string &path, std::optional<std::string> target)
    {
        const auto slash = path.rfind('/');
        m_names[slash == std::string::npos ? "." : path.substr(0, slash)].insert(
            slash == std::string::npos ? path : path.substr(slash + 1));
        m_entries[path] = std::move(target);
    }

    std::map<std::string, std::optional<std::string>> m_entries;
    std::map<std::string, std::set<std::string>> m_names;
};

Json answerLinks(const Json &inputs)
{
    ListedTree tree(inputs.at("tree"));
    return {{"result", context::followLinks(tree, textsOf(inputs.at("paths"))).value()}};
}

} // namespace

std::vector<VectorSet> contextSets()
{
    return {{"copy_filter", answerCopy}, {"follow_links", answerLinks}};
}

} // namespace stagewright::conformance
