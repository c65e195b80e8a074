#include "core/language/convert/gitreference.h"

#include "core/base/support/strings.h"
#include "core/language/convert/govalues.h"
#include "core/language/convert/paths.h"
#include "core/language/convert/url.h"
#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::convert {

namespace {

using Parsed = tl::expected<GitReference, GitProblem>;

/// What a reference is written of.
struct GitUrl
{
    std::string scheme;
    std::string path;
    std::string remote;
    std::string fragment;
    QueryValues query;
};

tl::unexpected<GitProblem> noGit(std::string_view why)
{
    return tl::unexpected(GitProblem{Message(why), false});
}

bool isWord(std::string_view text, std::string_view more)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               more.find(c) != std::string_view::npos;
    });
}

/// "git@github.com:a/b.git?x=y#ref"
std::optional<GitUrl> parseScpStyle(std::string_view text)
{
    const auto at = text.find('@');
    const auto colon = text.find(':', at == std::string_view::npos ? 0 : at);
    if (at == std::string_view::npos || colon == std::string_view::npos ||
        text.find('\n') != std::string_view::npos || !isWord(text.substr(0, at), "-_") ||
        !isWord(text.substr(at + 1, colon - at - 1), "-."))
        return std::nullopt;
    GitUrl url;
    url.scheme = "ssh";
    auto rest = text.substr(colon + 1);
    const auto end = std::min(rest.find_first_of("?#"), rest.size());
    url.path = rest.substr(0, end);
    url.remote = text.substr(0, colon + 1 + end);
    rest = rest.substr(end);
    const auto hash = std::min(rest.find('#'), rest.size());
    if (rest.starts_with('?')) {
        auto query = parseQueryStrictly(rest.substr(1, hash - 1));
        if (!query)
            return std::nullopt;
        url.query = std::move(*query);
    }
    url.fragment = rest.substr(std::min(hash + 1, rest.size()));
    return url;
}

GitUrl fromUrl(const Url &url)
{
    return {url.scheme, url.path, url.withoutOptions(), url.fragment, parseQuery(url.query)};
}

tl::expected<GitUrl, GitProblem> parseTransport(std::string_view text)
{
    const auto separator = text.find("://");
    if (separator != std::string_view::npos && isWord(text.substr(0, separator), "")) {
        const auto scheme = toLowerAscii(text.substr(0, separator));
        if (scheme != "http" && scheme != "https" && scheme != "ssh" && scheme != "git")
            return tl::unexpected(
                GitProblem{Message(MSG("convert", "%1: invalid protocol"), {scheme}), false});
        const auto url = parseUrl(text);
        if (!url)
            return tl::unexpected(GitProblem{url.error(), false});
        return fromUrl(*url);
    }
    if (auto url = parseScpStyle(text))
        return std::move(*url);
    return noGit(MSG("convert", "unknown protocol"));
}

/// Applies the query to a reference.
class QueryReader
{
public:
    explicit QueryReader(GitReference &reference)
        : m_reference(reference)
    {}

    std::optional<Message> read(const QueryValues &query);

private:
    std::optional<Message> readOne(const std::string &name, const std::string &value);
    std::optional<Message> setText(std::string &field, const std::string &name,
                                   const std::string &value);
    std::optional<Message> setRef(const std::string &value);
    std::optional<Message> setFlag(const std::string &name, const std::string &value,
                                   std::optional<bool> &field);
    std::optional<Message> finish();

    GitReference &m_reference;
    std::string m_tag;
    std::string m_branch;
};

std::optional<Message> QueryReader::setText(std::string &field, const std::string &name,
                                            const std::string &value)
{
    if (!field.empty() && field != value)
        return Message(MSG("convert", "%1 conflicts: %2 vs %3"),
                       {name, syntax::quoted(field), syntax::quoted(value)});
    field = value;
    return std::nullopt;
}

std::optional<Message> QueryReader::setRef(const std::string &value)
{
    return setText(m_reference.ref, "ref", value);
}

std::optional<Message> QueryReader::setFlag(const std::string &name, const std::string &value,
                                            std::optional<bool> &field)
{
    field = value.empty() ? true : parseBool(value);
    if (field)
        return std::nullopt;
    return Message(MSG("convert", "invalid %1 value: %2"), {name, syntax::quoted(value)});
}

std::optional<Message> QueryReader::readOne(const std::string &name, const std::string &value)
{
    const bool isFlag = name == "submodules" || name == "keep-git-dir" || name == "fetch-by-commit";
    if (value.empty() && !isFlag)
        return Message(MSG("convert", "query %1 has no value"), {syntax::quoted(name)});
    if (name == "ref")
        return setRef(value);
    if (name == "tag") {
        m_tag = value;
    } else if (name == "branch") {
        m_branch = value;
    } else if (name == "subdir") {
        return setText(m_reference.subdir, name, value);
    } else if (name == "checksum" || name == "commit") {
        m_reference.checksum = value;
    } else if (name == "keep-git-dir") {
        return setFlag(name, value, m_reference.keepGitDir);
    } else if (name == "submodules") {
        return setFlag(name, value, m_reference.submodules);
    } else if (name == "fetch-by-commit") {
        std::optional<bool> flag;
        auto problem = setFlag(name, value, flag);
        m_reference.fetchByCommit = flag.value_or(false);
        return problem;
    } else if (name == "mtime" && (value == "checkout" || value == "commit")) {
        m_reference.mtime = value;
    } else if (name == "mtime") {
        return Message(MSG("convert", "invalid mtime value: %1 (must be \"checkout\" or "
                                      "\"commit\")"),
                       {syntax::quoted(value)});
    } else {
        return Message(MSG("convert", "unexpected query %1"), {syntax::quoted(name)});
    }
    return std::nullopt;
}

std::optional<Message> QueryReader::finish()
{
    const auto withPrefix = [](const std::string &prefix, const std::string &name) {
        return name.starts_with(prefix) ? name : prefix + name;
    };
    if (!m_tag.empty()) {
        if (auto problem = setRef(withPrefix("refs/tags/", m_tag)))
            return problem;
    }
    if (m_branch.empty())
        return std::nullopt;
    if (!m_tag.empty())
        return Message(MSG("convert", "branch conflicts with tag"));
    return setRef(withPrefix("refs/heads/", m_branch));
}

std::optional<Message> QueryReader::read(const QueryValues &query)
{
    for (const auto &[name, values] : query) {
        if (values.size() > 1)
            return Message(MSG("convert", "query %1 has multiple values"), {syntax::quoted(name)});
        if (auto problem = readOne(name, values.front()))
            return problem;
    }
    return finish();
}

Parsed fromParts(const GitUrl &url, bool looksLocal)
{
    GitReference reference;
    reference.looksLocal = looksLocal;
    reference.isUnencrypted = url.scheme == "http" || url.scheme == "git";
    reference.remote = url.remote;
    const auto colon = std::min(url.fragment.find(':'), url.fragment.size());
    reference.ref = url.fragment.substr(0, colon);
    const auto subdir =
        std::string_view(url.fragment).substr(std::min(colon + 1, url.fragment.size()));
    reference.subdir = joinPaths({"/", subdir}).substr(1);
    reference.shortName = reference.remote.substr(reference.remote.rfind('/') + 1);
    if (reference.shortName.ends_with(".git"))
        reference.shortName.resize(reference.shortName.size() - 4);
    if (auto problem = QueryReader(reference).read(url.query))
        return tl::unexpected(GitProblem{std::move(*problem), true});
    return reference;
}

} // namespace

Parsed parseGitReference(std::string_view text)
{
    if (text.starts_with("./") || text.starts_with("../"))
        return noGit(MSG("convert", "invalid argument"));
    if (text.starts_with("github.com/")) {
        const auto url = parseUrl(text);
        if (!url)
            return tl::unexpected(GitProblem{url.error(), false});
        return fromParts(fromUrl(*url), true);
    }
    const auto url = parseTransport(text);
    if (!url)
        return tl::unexpected(url.error());
    const bool isWeb = url->scheme == "http" || url->scheme == "https";
    if (isWeb && !url->path.ends_with(".git"))
        return noGit(MSG("convert", "invalid argument"));
    return fromParts(*url, false);
}

} // namespace stagewright::convert
