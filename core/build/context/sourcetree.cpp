#include "core/build/context/sourcetree.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/globmatch.h"

#include <cerrno>

namespace stagewright::context {

namespace {

std::string joined(std::string_view directory, std::string_view name)
{
    return directory.empty() ? std::string(name) : concat(directory, "/", name);
}

std::string lastComponent(std::string_view path)
{
    const auto slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

Error notFound(std::string_view path)
{
    return {ErrorCode::NotFound, concat("\"/", path, "\": not found"), {}, 0};
}

bool isAbsence(const Error &error)
{
    return error.sysErrno == ENOENT || error.sysErrno == ENOTDIR;
}

Error cancelled()
{
    return {ErrorCode::Cancelled, "cancelled", {}, 0};
}

/// "/src*/x" as the part before the first wildcard and the components from there on.
struct PatternParts
{
    std::string fixed;
    std::vector<std::string_view> components;
};

PatternParts splitPattern(std::string_view path)
{
    PatternParts parts;
    for (const auto component : split(path, '/')) {
        if (parts.components.empty() && !dockerfile::hasWildcard(component))
            parts.fixed = joined(parts.fixed, component);
        else
            parts.components.push_back(component);
    }
    return parts;
}

/// Paths below `directory` that match the components, in bytewise order.
Result<void> expand(const sys::SafeRoot &root, const std::string &directory,
                    std::span<const std::string_view> components, std::vector<std::string> &out)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto names, root.list(directory));
    for (const auto &name : names) {
        STAGEWRIGHT_TRY_ASSIGN(const bool matches,
                               dockerfile::matchComponent(components.front(), name));
        if (!matches)
            continue;
        const auto path = joined(directory, name);
        if (components.size() == 1) {
            out.push_back(path);
            continue;
        }
        STAGEWRIGHT_TRY_ASSIGN(const auto status, root.find(path));
        if (status && status->isDirectory())
            STAGEWRIGHT_TRY(expand(root, path, components.subspan(1), out));
    }
    return {};
}

} // namespace

/// A directory on the way down. An ignored one is entered only when something below it is
/// included again.
struct SourceTree::Directory
{
    const SourceEntry &entry;
    Directory *parent;
    EntryVisitor &visitor;
    bool entered = false;

    Result<void> enter()
    {
        if (entered)
            return {};
        if (parent)
            STAGEWRIGHT_TRY(parent->enter());
        entered = true;
        return visitor.enter(entry);
    }
};

SourceTree::SourceTree(const sys::SafeRoot &root, const Selection &selection, PathFilter filter,
                       std::stop_token stop)
    : m_root(&root)
    , m_selection(&selection)
    , m_filter(std::move(filter))
    , m_stop(std::move(stop))
{}

Result<SourceTree> SourceTree::open(const sys::SafeRoot &root, const Selection &selection,
                                    std::stop_token stop)
{
    STAGEWRIGHT_TRY_ASSIGN(auto filter, PathFilter::parse(selection.ignoreRules));
    return SourceTree(root, selection, std::move(filter), std::move(stop));
}

Result<std::vector<SelectedSource>> SourceTree::select() const
{
    std::vector<SelectedSource> found;
    for (const auto &source : m_selection->sources) {
        const auto path = sys::cleanPath(source);
        STAGEWRIGHT_TRY(dockerfile::hasWildcard(path) ? selectPattern(path, found)
                                                      : selectLiteral(path, found));
    }
    return found;
}

Result<void> SourceTree::selectLiteral(const std::string &path,
                                       std::vector<SelectedSource> &out) const
{
    STAGEWRIGHT_TRY_ASSIGN(const bool found, selectOne(path, false, out));
    return found ? Result<void>() : fail(notFound(path));
}

/// False where nothing is there, or nothing that the ignore rules let through.
Result<bool> SourceTree::selectOne(const std::string &path, bool byPattern,
                                   std::vector<SelectedSource> &out) const
{
    const auto resolved = m_root->resolve(path);
    if (!resolved)
        return isAbsence(resolved.error()) ? Result<bool>(false) : fail(resolved.error());
    STAGEWRIGHT_TRY_ASSIGN(const auto status, m_root->find(*resolved));
    if (!status)
        return byPattern ? Result<bool>(fail(notFound(path))) : Result<bool>(false);
    SelectedSource source{*resolved, lastComponent(path), *status, byPattern};
    STAGEWRIGHT_TRY_ASSIGN(const bool visible, isVisible(source));
    if (visible)
        out.push_back(std::move(source));
    return visible;
}

Result<void> SourceTree::selectPattern(const std::string &path,
                                       std::vector<SelectedSource> &out) const
{
    const auto parts = splitPattern(path);
    const auto base = m_root->resolve(parts.fixed);
    if (!base)
        return isAbsence(base.error()) ? Result<void>() : fail(base.error());
    STAGEWRIGHT_TRY_ASSIGN(const auto baseStatus, m_root->find(*base));
    if (!baseStatus || !baseStatus->isDirectory())
        return {};
    std::vector<std::string> matches;
    STAGEWRIGHT_TRY(expand(*m_root, *base, parts.components, matches));
    for (const auto &match : matches)
        STAGEWRIGHT_TRY(selectOne(match, true, out));
    return {};
}

Result<bool> SourceTree::isVisible(const SelectedSource &source) const
{
    if (source.path.empty() || !m_filter.excludes(source.path))
        return true;
    return source.status.isDirectory() ? hasVisibleBelow(source.path) : Result<bool>(false);
}

Result<bool> SourceTree::hasVisibleBelow(const std::string &directory) const
{
    if (!m_filter.mayIncludeBelow(directory))
        return false;
    STAGEWRIGHT_TRY_ASSIGN(const auto names, m_root->list(directory));
    for (const auto &name : names) {
        const auto path = joined(directory, name);
        if (!m_filter.excludes(path))
            return true;
        STAGEWRIGHT_TRY_ASSIGN(const auto status, m_root->find(path));
        if (!status || !status->isDirectory())
            continue;
        STAGEWRIGHT_TRY_ASSIGN(const bool visible, hasVisibleBelow(path));
        if (visible)
            return true;
    }
    return false;
}

Result<oci::Digest> SourceTree::visit(const SelectedSource &source, EntryVisitor &visitor) const
{
    const SourceEntry entry{source.path, {}, normalised(source.status, m_selection->isContext)};
    if (!entry.status.isDirectory())
        return visitLeaf(entry, visitor);
    STAGEWRIGHT_TRY_ASSIGN(const auto digest, visitDirectory(entry, nullptr, visitor));
    return digest.value_or(childrenDigest({}));
}

Result<std::optional<oci::Digest>>
SourceTree::visitEntry(const SourceEntry &entry, Directory *parent, EntryVisitor &visitor) const
{
    if (m_stop.stop_requested())
        return fail(cancelled());
    if (entry.status.isDirectory())
        return visitDirectory(entry, parent, visitor);
    if (m_filter.excludes(entry.path))
        return std::nullopt;
    STAGEWRIGHT_TRY(parent->enter());
    STAGEWRIGHT_TRY_ASSIGN(auto digest, visitLeaf(entry, visitor));
    return std::optional(std::move(digest));
}

Result<std::optional<oci::Digest>>
SourceTree::visitDirectory(const SourceEntry &entry, Directory *parent, EntryVisitor &visitor) const
{
    const bool ignored = !entry.path.empty() && m_filter.excludes(entry.path);
    if (ignored && !m_filter.mayIncludeBelow(entry.path))
        return std::nullopt;
    Directory directory{entry, parent, visitor};
    if (!ignored)
        STAGEWRIGHT_TRY(directory.enter());
    NamedDigests children;
    STAGEWRIGHT_TRY_ASSIGN(const auto names, m_root->list(entry.path));
    for (const auto &name : names) {
        const auto path = joined(entry.path, name);
        STAGEWRIGHT_TRY_ASSIGN(const auto status, m_root->stat(path));
        const SourceEntry child{path, joined(entry.relative, name),
                                normalised(status, m_selection->isContext)};
        STAGEWRIGHT_TRY_ASSIGN(auto digest, visitEntry(child, &directory, visitor));
        if (digest)
            children.emplace_back(name, std::move(*digest));
    }
    if (!directory.entered)
        return std::nullopt;
    STAGEWRIGHT_TRY_ASSIGN(auto xattrs, m_root->xattrs(entry.path));
    xattrs = portable(std::move(xattrs));
    STAGEWRIGHT_TRY(visitor.leave(entry, xattrs));
    auto contents = childrenDigest(children);
    return parent ? directoryDigest(entry.status, xattrs, contents) : std::move(contents);
}

Result<oci::Digest> SourceTree::visitLeaf(const SourceEntry &entry, EntryVisitor &visitor) const
{
    if (entry.status.isRegular())
        return visitor.file(entry);
    STAGEWRIGHT_TRY_ASSIGN(auto xattrs, m_root->xattrs(entry.path));
    xattrs = portable(std::move(xattrs));
    std::string text;
    if (entry.status.isSymlink()) {
        STAGEWRIGHT_TRY_ASSIGN(text, m_root->readLink(entry.path));
    }
    STAGEWRIGHT_TRY(visitor.special(entry, xattrs, text));
    return specialDigest(entry.status, xattrs, text);
}

void SelectionHasher::add(const SelectedSource &source, const oci::Digest &digest)
{
    const std::string name = source.byPattern ? source.name : std::string();
    m_hasher.update(concat(source.status.isDirectory() ? "d" : "f", std::to_string(name.size()),
                           ":", name, digest.toString()));
}

} // namespace stagewright::context
