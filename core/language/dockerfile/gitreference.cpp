#include "core/language/dockerfile/gitreference.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/parsebool.h"
#include "core/language/dockerfile/sourceurl.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <array>

namespace stagewright::dockerfile {

namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::array<std::string_view, 4> kSchemes = {"http", "https", "ssh", "git"};

using syntax::quoted;

/// What the text says before anybody asks what its query means.
struct Address
{
    std::string remote;
    std::string fragment;
    QueryValues query;
};

/// "ssh" of "ssh://…"; empty where there is none.
std::string protocolOf(std::string_view text)
{
    const auto end = text.find("://");
    const auto name = text.substr(0, end == kNone ? 0 : end);
    const bool isWord = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    return isWord ? toLowerAscii(name) : std::string();
}

std::size_t runLength(std::string_view text, std::string_view more)
{
    const auto end = std::ranges::find_if_not(text, [more](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               more.find(c) != kNone;
    });
    return static_cast<std::size_t>(end - text.begin());
}

/// `user@host:path?query#fragment`, as scp writes it.
std::optional<Address> readScpStyle(std::string_view text)
{
    const auto at = runLength(text, "-_");
    const auto colon = at + 1 + runLength(text.substr(std::min(at + 1, text.size())), "-.");
    if (at == 0 || at >= text.size() || text[at] != '@' || colon == at + 1 ||
        colon >= text.size() || text[colon] != ':' || text.find('\n') != kNone)
        return std::nullopt;
    Address address;
    const auto end = std::min(text.find_first_of("?#", colon), text.size());
    address.remote = text.substr(0, end);
    const auto options = text.substr(end);
    const auto hash = options.find('#');
    if (hash != kNone)
        address.fragment = options.substr(hash + 1);
    auto query =
        parseQuery(options.starts_with('?') ? options.substr(1, hash - 1) : std::string_view());
    if (!query)
        return std::nullopt;
    address.query = std::move(*query);
    return address;
}

/// The path of a folder below the repository: without slashes at its ends.
std::string folderOf(std::string_view path)
{
    return cleanPath(concat("/", path)).substr(1);
}

class QueryReader
{
public:
    explicit QueryReader(GitReference &reference)
        : m_reference(reference)
    {}

    std::optional<Message> read(const QueryValues &query)
    {
        for (const auto &[key, value] : query) {
            const bool isRepeated =
                std::ranges::count(query, key, &QueryValues::value_type::first) > 1;
            if (auto problem =
                    isRepeated
                        ? Message(MSG("dockerfile", "query %1 has multiple values"), {quoted(key)})
                        : readOne(key, value))
                return problem;
        }
        return readNames();
    }

private:
    using Problem = std::optional<Message>;

    Problem readOne(const std::string &key, const std::string &value);
    Problem readNames();
    Problem setRef(const std::string &ref);
    template<typename Flag>
    Problem readFlag(const std::string &key, const std::string &value, Flag &flag);

    GitReference &m_reference;
    std::string m_tag;
    std::string m_branch;
};

QueryReader::Problem QueryReader::readOne(const std::string &key, const std::string &value)
{
    if (key == "keep-git-dir")
        return readFlag(key, value, m_reference.keepGitDir);
    if (key == "submodules")
        return readFlag(key, value, m_reference.submodules);
    if (key == "fetch-by-commit")
        return readFlag(key, value, m_reference.fetchByCommit);
    if (value.empty())
        return Message(MSG("dockerfile", "query %1 has no value"), {quoted(key)});
    if (key == "ref")
        return setRef(value);
    if (key == "tag") {
        m_tag = value;
    } else if (key == "branch") {
        m_branch = value;
    } else if (key == "checksum" || key == "commit") {
        m_reference.checksum = value;
    } else if (key == "subdir") {
        if (!m_reference.subDir.empty() && m_reference.subDir != value)
            return Message(MSG("dockerfile", "subdir conflicts: %1 vs %2"),
                           {quoted(m_reference.subDir), quoted(value)});
        m_reference.subDir = value;
    } else if (key == "mtime") {
        if (value != "checkout" && value != "commit")
            return Message(
                MSG("dockerfile", "invalid mtime value: %1 (must be \"checkout\" or \"commit\")"),
                {quoted(value)});
        m_reference.modificationTime = value;
    } else {
        return Message(MSG("dockerfile", "unexpected query %1"), {quoted(key)});
    }
    return std::nullopt;
}

template<typename Flag>
QueryReader::Problem QueryReader::readFlag(const std::string &key, const std::string &value,
                                           Flag &flag)
{
    const auto truth = value.empty() ? true : parseBool(value);
    if (!truth)
        return Message(MSG("dockerfile", "invalid %1 value: %2"), {key, quoted(value)});
    flag = *truth;
    return std::nullopt;
}

QueryReader::Problem QueryReader::setRef(const std::string &ref)
{
    if (!m_reference.ref.empty() && m_reference.ref != ref)
        return Message(MSG("dockerfile", "ref conflicts: %1 vs %2"),
                       {quoted(m_reference.ref), quoted(ref)});
    m_reference.ref = ref;
    return std::nullopt;
}

QueryReader::Problem QueryReader::readNames()
{
    const auto full = [](std::string_view prefix, const std::string &name) {
        return name.starts_with(prefix) ? name : concat(prefix, name);
    };
    if (!m_tag.empty()) {
        if (auto problem = setRef(full("refs/tags/", m_tag)))
            return problem;
    }
    if (m_branch.empty())
        return std::nullopt;
    if (!m_tag.empty())
        return Message(MSG("dockerfile", "branch conflicts with tag"));
    return setRef(full("refs/heads/", m_branch));
}

/// By what the text starts with; nothing where it names no repository.
std::optional<Address> readAddress(std::string_view text, GitReference &reference)
{
    const auto protocol = protocolOf(text);
    reference.isIndistinguishableFromLocal = text.starts_with("github.com/");
    if (protocol.empty() && !reference.isIndistinguishableFromLocal)
        return readScpStyle(text);
    const auto url = SourceUrl::parse(text);
    if (!url || (!protocol.empty() && std::ranges::find(kSchemes, protocol) == kSchemes.end()))
        return std::nullopt;
    reference.isUnencrypted = protocol == "http" || protocol == "git";
    if (protocol.starts_with("http") && !url->path.ends_with(".git"))
        return std::nullopt;
    return Address{url->withoutOptions(), url->fragment, url->query};
}

} // namespace

tl::expected<std::optional<GitReference>, Message> GitReference::parse(std::string_view text)
{
    GitReference reference;
    if (text.starts_with("./") || text.starts_with("../"))
        return std::nullopt;
    auto address = readAddress(text, reference);
    if (!address)
        return std::nullopt;
    reference.remote = std::move(address->remote);
    std::string_view name = reference.remote;
    name.remove_prefix(name.rfind('/') == kNone ? 0 : name.rfind('/') + 1);
    reference.shortName = name.substr(0, name.size() - (name.ends_with(".git") ? 4 : 0));
    if (!address->fragment.empty()) {
        const auto colon = std::min(address->fragment.find(':'), address->fragment.size());
        reference.ref = address->fragment.substr(0, colon);
        reference.subDir = folderOf(std::string_view(address->fragment)
                                        .substr(std::min(colon + 1, address->fragment.size())));
    }
    if (auto problem = QueryReader(reference).read(address->query))
        return tl::unexpected(std::move(*problem));
    return reference;
}

std::string GitReference::fragmentForm(bool withSubDir) const
{
    const auto folder = withSubDir ? folderOf(subDir) : std::string();
    auto text = remote;
    if (!ref.empty() || !folder.empty())
        text += "#" + ref;
    return folder.empty() ? text : concat(text, ":", folder);
}

} // namespace stagewright::dockerfile
