#include "core/language/convert/names.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::convert {

namespace {

constexpr std::size_t kMaxName = 255;

/// Letters, digits and `more`.
bool isWord(std::string_view text, std::string_view more)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               more.find(c) != std::string_view::npos;
    });
}

bool isHex(std::string_view text, std::string_view digits = "0123456789abcdefABCDEF")
{
    return text.find_first_not_of(digits) == std::string_view::npos;
}

/// What follows the registry; Docker Hub's own names lie in "library".
std::string repositoryOf(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return concat("library/", text);
    const auto first = text.substr(0, slash);
    const auto rest = text.substr(slash + 1);
    const bool isHub = first == "index.docker.io" || first == "docker.io";
    if (isHub && rest.find('/') == std::string_view::npos)
        return concat("library/", rest);
    const bool isRegistry = first == "localhost" ||
                            first.find_first_of(".:") != std::string_view::npos ||
                            toLowerAscii(first) != first;
    return std::string(isRegistry ? rest : text);
}

/// A digest that looks like one, yet is none.
std::optional<Message> misshapenDigest(std::string_view text)
{
    const auto at = text.find('@');
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto digest = text.substr(at + 1);
    const auto colon = digest.find(':');
    const bool isShaped = colon != std::string_view::npos && digest.size() - colon > 32 &&
                          isHex(digest.substr(colon + 1)) &&
                          isWord(digest.substr(0, colon), "-_+.");
    return isShaped ? digestProblem(digest) : std::nullopt;
}

} // namespace

Message referenceProblem(std::string_view text)
{
    if (text.size() == 64 && isHex(text, "0123456789abcdef"))
        return Message(MSG("convert", "invalid repository name (%1), cannot specify 64-byte "
                                      "hexadecimal strings"),
                       {text});
    const auto repository = repositoryOf(text);
    const auto name = std::string_view(repository).substr(0, repository.find(':'));
    if (toLowerAscii(name) != name)
        return Message(MSG("convert", "invalid reference format: repository name (%1) must be "
                                      "lowercase"),
                       {name});
    if (auto problem = misshapenDigest(text))
        return std::move(*problem);
    const auto path = name.substr(0, name.find('@'));
    if (path.size() > kMaxName)
        return Message(MSG("convert", "repository name must not be more than %1 characters"),
                       {std::to_string(kMaxName)});
    return Message(MSG("convert", "invalid reference format"));
}

std::string platformProblem(std::string_view text)
{
    const auto quoted = syntax::quoted(text);
    if (text.find('*') != std::string_view::npos)
        return concat(quoted, ": wildcards not yet supported: invalid argument");
    const auto parts = split(text, '/');
    const auto system = parts.front().substr(0, parts.front().find('('));
    if (!isWord(system, "_-"))
        return concat(syntax::quoted(parts.front()), " is an invalid OS component of ", quoted,
                      ": OSAndVersion specifier component must match ",
                      R"("^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*)((?:\\+[A-Za-z0-9_.%-]+)*))"
                      R"(\\))?$": invalid argument)");
    for (std::size_t i = 1; i < std::min<std::size_t>(parts.size(), 4); ++i) {
        if (!isWord(parts[i], "_.-") || (i == 3 && parts.size() > 4))
            return concat(syntax::quoted(parts[i]), " is an invalid component of ", quoted,
                          ": platform specifier component must match \"^[A-Za-z0-9_.-]+$\": "
                          "invalid argument");
    }
    if (parts.size() > 3)
        return concat(quoted, ": cannot parse platform specifier: invalid argument");
    return concat(quoted, ": unknown operating system or architecture: invalid argument");
}

std::optional<Message> digestProblem(std::string_view text)
{
    constexpr std::pair<std::string_view, std::size_t> kLengths[] = {
        {"sha256", 64}, {"sha384", 96}, {"sha512", 128}};
    Message badFormat(MSG("convert", "invalid checksum digest format"));
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size())
        return badFormat;
    const auto digits = text.substr(colon + 1);
    for (const auto &[name, length] : kLengths) {
        if (text.substr(0, colon) != name)
            continue;
        if (digits.size() != length)
            return Message(MSG("convert", "invalid checksum digest length"));
        return digits.find_first_not_of("0123456789abcdef") == digits.npos
                   ? std::optional<Message>()
                   : badFormat;
    }
    return Message(MSG("convert", "unsupported digest algorithm"));
}

} // namespace stagewright::convert
