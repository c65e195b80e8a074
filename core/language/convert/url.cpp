#include "core/language/convert/url.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace stagewright::convert {

namespace {

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const auto lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Nothing where a percent sign is not followed by two digits.
std::optional<std::string> decoded(std::string_view text, bool isQuery)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size() || hexValue(text[i + 1]) < 0 || hexValue(text[i + 2]) < 0)
                return std::nullopt;
            plain += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            plain += isQuery && text[i] == '+' ? ' ' : text[i];
        }
    }
    return plain;
}

/// Whether a path may stand in a URL as it is.
bool isEncoded(std::string_view path)
{
    return std::all_of(path.begin(), path.end(), [](char c) {
        return isAlphanumeric(c) ||
               std::string_view("-_.~!$&'()*+,;=:@[]%/").find(c) != std::string_view::npos;
    });
}

std::string encoded(std::string_view path)
{
    std::string text;
    for (const char c : path) {
        if (isAlphanumeric(c) ||
            std::string_view("-_.~$&+,/:;=@").find(c) != std::string_view::npos) {
            text += c;
        } else {
            const auto byte = static_cast<std::uint8_t>(c);
            text += concat("%", toUpperAscii(toHex(std::span(&byte, 1))));
        }
    }
    return text;
}

/// Length of "https" in "https:…"; 0 where no scheme begins the text.
std::size_t schemeLength(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ':')
            return i;
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool isLater = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!isLetter && (i == 0 || !isLater))
            return 0;
    }
    return 0;
}

tl::unexpected<Message> invalid(std::string_view text, std::string_view why)
{
    return tl::unexpected(Message("parse %1: %2", {syntax::quoted(text), why}));
}

/// The escape that is wrong, as Go shows it.
std::string badEscape(std::string_view text)
{
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
        if (!decoded(text.substr(at, 3), false))
            return concat("invalid URL escape ", syntax::quoted(text.substr(at, 3)));
    }
    return {};
}

std::optional<QueryValues> readQuery(std::string_view query, bool isStrict)
{
    QueryValues values;
    for (const auto part : split(query, '&')) {
        if (part.empty())
            continue;
        const auto equals = std::min(part.find('='), part.size());
        const auto name = decoded(part.substr(0, equals), true);
        const auto value = decoded(part.substr(std::min(equals + 1, part.size())), true);
        if (part.find(';') != std::string_view::npos || !name || !value) {
            if (isStrict)
                return std::nullopt;
            continue;
        }
        auto known = std::find_if(values.begin(), values.end(),
                                  [&](const auto &entry) { return entry.first == *name; });
        if (known == values.end())
            known = values.insert(values.end(), {*name, {}});
        known->second.push_back(*value);
    }
    return values;
}

} // namespace

std::string Url::withoutOptions() const
{
    std::string text = scheme.empty() ? std::string() : concat(scheme, ":");
    if (!opaque.empty())
        return text + opaque;
    if (hasAuthority)
        text += concat("//", authority);
    return text + (isEncoded(rawPath) ? rawPath : encoded(path));
}

tl::expected<Url, Message> parseUrl(std::string_view text)
{
    Url url;
    auto rest = text;
    if (const auto hash = rest.find('#'); hash != std::string_view::npos) {
        const auto fragment = decoded(rest.substr(hash + 1), false);
        if (!fragment)
            return invalid(text, badEscape(rest.substr(hash + 1)));
        url.fragment = *fragment;
        rest = rest.substr(0, hash);
    }
    if (std::any_of(rest.begin(), rest.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; }))
        return invalid(rest, "net/url: invalid control character in URL");
    if (rest.starts_with(':'))
        return invalid(rest, "missing protocol scheme");
    if (const auto length = schemeLength(rest); length > 0) {
        url.scheme = toLowerAscii(rest.substr(0, length));
        rest = rest.substr(length + 1);
    }
    if (const auto mark = rest.find('?'); mark != std::string_view::npos) {
        url.query = rest.substr(mark + 1);
        rest = rest.substr(0, mark);
    }
    if (!rest.starts_with('/') && !url.scheme.empty()) {
        url.opaque = rest;
        return url;
    }
    if (!rest.starts_with('/') && rest.substr(0, rest.find('/')).find(':') != rest.npos)
        return invalid(text, "first path segment in URL cannot contain colon");
    if (rest.starts_with("//") && (!url.scheme.empty() || !rest.starts_with("///"))) {
        const auto end = std::min(rest.find('/', 2), rest.size());
        url.authority = rest.substr(2, end - 2);
        url.hasAuthority = true;
        if (url.authority.find(' ') != std::string::npos)
            return invalid(text, "invalid character \" \" in host name");
        rest = rest.substr(end);
    }
    const auto path = decoded(rest, false);
    if (!path)
        return invalid(text, badEscape(rest));
    url.path = *path;
    url.rawPath = rest;
    return url;
}

QueryValues parseQuery(std::string_view query)
{
    return *readQuery(query, false);
}

std::optional<QueryValues> parseQueryStrictly(std::string_view query)
{
    return readQuery(query, true);
}

} // namespace stagewright::convert
