#include "core/build/context/followlinks.h"

#include "core/base/support/strings.h"
#include "core/base/sys/saferoot.h"
#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/globmatch.h"

#include <set>
#include <utility>

namespace stagewright::context {

namespace {

using dockerfile::cleanPath;

std::string joined(std::string_view directory, std::string_view rest)
{
    return cleanPath(concat(directory, "/", rest));
}

/// Folder and name; the folder of "a" is ".".
std::pair<std::string, std::string> splitPath(const std::string &path)
{
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return {".", path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

class LinkFollower
{
public:
    explicit LinkFollower(LinkTree &tree)
        : m_tree(tree)
    {}

    /// One path: its components from the left, until one of them leads elsewhere.
    Result<void> add(std::string_view path)
    {
        auto rest = joined(".", path);
        std::string current = ".";
        for (;;) {
            const auto slash = rest.find('/');
            current = joined(current, rest.substr(0, slash));
            rest = slash == std::string::npos ? std::string() : rest.substr(slash + 1);
            STAGEWRIGHT_TRY_ASSIGN(const auto targets, targetsOf(current));
            if (targets.empty() && !rest.empty())
                continue;
            if (!m_found.insert(current).second)
                return {};
            for (const auto &target : targets)
                STAGEWRIGHT_TRY(add(joined(target, rest)));
            return {};
        }
    }

    /// A path that lies in another one goes with it.
    std::vector<std::string> take() const
    {
        std::vector<std::string> result;
        if (m_found.contains("."))
            return result;
        for (const auto &path : m_found) {
            if (result.empty() || !path.starts_with(result.back() + "/"))
                result.push_back(path);
        }
        return result;
    }

private:
    Result<std::vector<std::string>> targetsOf(const std::string &path)
    {
        const auto [folder, name] = splitPath(path);
        std::vector<std::string> targets;
        if (!dockerfile::hasWildcard(name)) {
            STAGEWRIGHT_TRY(addTarget(path, targets));
            return targets;
        }
        STAGEWRIGHT_TRY_ASSIGN(const auto names, m_tree.namesIn(folder));
        for (const auto &entry : names) {
            if (dockerfile::matchComponent(name, entry).value_or(false))
                STAGEWRIGHT_TRY(addTarget(joined(folder, entry), targets));
        }
        return targets;
    }

    /// A link's text counts from its folder, and stays in the tree.
    Result<void> addTarget(const std::string &path, std::vector<std::string> &targets)
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto link, m_tree.linkAt(path));
        if (!link)
            return {};
        const auto clean = cleanPath(*link);
        targets.push_back(
            clean.starts_with('/') ? clean : joined("/", joined(splitPath(path).first, clean)));
        return {};
    }

    LinkTree &m_tree;
    std::set<std::string> m_found;
};

class SafeLinkTree final : public LinkTree
{
public:
    explicit SafeLinkTree(const sys::SafeRoot &root)
        : m_root(root)
    {}

    Result<std::optional<std::string>> linkAt(const std::string &path) override
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto status, m_root.find(path));
        if (!status || status->kind != sys::FileKind::Symlink)
            return std::nullopt;
        return m_root.readLink(path).map([](auto text) { return std::optional(std::move(text)); });
    }
    Result<std::vector<std::string>> namesIn(const std::string &path) override
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto status, m_root.find(path));
        if (!status || !status->isDirectory())
            return std::vector<std::string>();
        return m_root.list(path);
    }

private:
    const sys::SafeRoot &m_root;
};

} // namespace

Result<std::vector<std::string>> followLinks(LinkTree &tree, const std::vector<std::string> &paths)
{
    LinkFollower follower(tree);
    for (const auto &path : paths)
        STAGEWRIGHT_TRY(follower.add(path));
    return follower.take();
}

Result<std::vector<std::string>> followLinks(const sys::SafeRoot &root,
                                             const std::vector<std::string> &paths)
{
    SafeLinkTree tree(root);
    return followLinks(tree, paths);
}

} // namespace stagewright::context
