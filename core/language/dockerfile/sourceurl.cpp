#include "core/language/dockerfile/sourceurl.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

constexpr auto kNone = std::string_view::npos;

/// Where a text stands decides which characters are escaped in it.
enum class Part { User, Host, Path, Query, Fragment };

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isOneOf(std::string_view set, char c)
{
    return set.find(c) != kNone;
}

bool mustEscape(char c, Part part)
{
    if (isAlphanumeric(c) || isOneOf("-_.~", c))
        return false;
    switch (part) {
    case Part::User:
        return !isOneOf("$&+,;=", c);
    case Part::Host:
        return !isOneOf("!$&'()*+,;=:[]<>\"", c);
    case Part::Path:
        return !isOneOf("$&+,/:;=@", c);
    case Part::Query:
        return true;
    case Part::Fragment:
        return !isOneOf("$&+,/:;=?@!()*", c);
    }
    return true;
}

std::string escaped(std::string_view text, Part part)
{
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (mustEscape(c, part))
            result += concat("%", toUpperAscii(toHex(std::span(&byte, 1))));
        else
            result += c;
    }
    return result;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// In a host only `%25` and bytes above ASCII may be escaped, and little may stand unescaped.
bool fitsHost(char c, bool isEscaped)
{
    const bool isAscii = static_cast<unsigned char>(c) < 0x80;
    return isEscaped ? !isAscii || c == '%' : !isAscii || !mustEscape(c, Part::Host);
}

std::optional<std::string> unescaped(std::string_view text, Part part)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        const bool isEscaped = c == '%';
        if (isEscaped) {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && part == Part::Query) {
            c = ' ';
        }
        if (part == Part::Host && !fitsHost(c, isEscaped))
            return std::nullopt;
        result += c;
    }
    return result;
}

/// A path stays as it is written unless something in it should have been escaped.
std::string escapedPathOf(std::string_view written, std::string_view path)
{
    const bool isFine = std::ranges::all_of(written, [](char c) {
        return isOneOf("!$&'()*+,;=:@[]%", c) || !mustEscape(c, Part::Path);
    });
    return isFine ? std::string(written) : escaped(path, Part::Path);
}

std::pair<std::string_view, std::string_view> cut(std::string_view text, char separator)
{
    const auto at = text.find(separator);
    return {text.substr(0, at), at == kNone ? std::string_view() : text.substr(at + 1)};
}

/// "https" of "https:…"; empty where there is none. Nothing for ":…".
std::optional<std::string_view> findScheme(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ':')
            return i == 0 ? std::nullopt : std::optional(text.substr(0, i));
        const bool isDigitOrSign = (c >= '0' && c <= '9') || isOneOf("+-.", c);
        if (!isAlphanumeric(c) && !isDigitOrSign)
            break;
        if (i == 0 && isDigitOrSign)
            break;
    }
    return std::string_view();
}

bool isPort(std::string_view text)
{
    return text.empty() || (text.front() == ':' && std::ranges::all_of(text.substr(1), [](char c) {
                                return c >= '0' && c <= '9';
                            }));
}

bool readHost(std::string_view text, SourceUrl &url)
{
    const auto bracket = text.starts_with('[') ? text.rfind(']') : 0;
    const auto colon = text.starts_with('[') ? bracket + 1 : text.rfind(':');
    if (bracket == kNone || (colon != kNone && !isPort(text.substr(colon))))
        return false;
    auto host = unescaped(text, Part::Host);
    url.host = host.value_or("");
    return host.has_value();
}

bool readUser(std::string_view text, SourceUrl &url)
{
    if (!std::ranges::all_of(
            text, [](char c) { return isAlphanumeric(c) || isOneOf("-._:~!$&'()*+,;=%@", c); }))
        return false;
    const auto [name, password] = cut(text, ':');
    const auto plainName = unescaped(name, Part::User);
    const auto plainPassword = unescaped(password, Part::User);
    if (!plainName || !plainPassword)
        return false;
    url.user = escaped(*plainName, Part::User);
    if (name.size() < text.size())
        url.user += ":" + escaped(*plainPassword, Part::User);
    return true;
}

bool readAuthority(std::string_view text, SourceUrl &url)
{
    const auto at = text.rfind('@');
    if (at == kNone)
        return readHost(text, url);
    return readHost(text.substr(at + 1), url) && readUser(text.substr(0, at), url);
}

bool hasControl(std::string_view text)
{
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// Pairs that are malformed are counted in `bad` and left out.
QueryValues readQuery(std::string_view text, int &bad)
{
    QueryValues values;
    for (const auto pair : split(text, '&')) {
        if (pair.empty())
            continue;
        const auto [key, value] = cut(pair, '=');
        auto plainKey = unescaped(key, Part::Query);
        auto plainValue = unescaped(value, Part::Query);
        if (pair.find(';') != kNone || !plainKey || !plainValue)
            ++bad;
        else
            values.emplace_back(std::move(*plainKey), std::move(*plainValue));
    }
    return values;
}

} // namespace

std::optional<QueryValues> parseQuery(std::string_view text)
{
    int bad = 0;
    auto values = readQuery(text, bad);
    return bad == 0 ? std::optional(std::move(values)) : std::nullopt;
}

std::optional<SourceUrl> SourceUrl::parse(std::string_view text)
{
    SourceUrl url;
    auto [rest, fragment] = cut(text, '#');
    const auto scheme = findScheme(rest);
    auto plainFragment = unescaped(fragment, Part::Fragment);
    if (rest.empty() || hasControl(rest) || !scheme || !plainFragment)
        return std::nullopt;
    url.scheme = toLowerAscii(*scheme);
    url.fragment = std::move(*plainFragment);
    rest.remove_prefix(scheme->empty() ? 0 : scheme->size() + 1);
    const auto [place, query] = cut(rest, '?');
    url.isOpenQuery = query.empty() && place.size() < rest.size();
    int bad = 0;
    url.query = readQuery(query, bad);
    auto path = place;
    if (place.starts_with("//") && (!url.scheme.empty() || !place.starts_with("///"))) {
        const auto slash = std::min(place.find('/', 2), place.size());
        path = place.substr(slash);
        if (!readAuthority(place.substr(2, slash - 2), url))
            return std::nullopt;
    }
    auto plainPath = unescaped(path, Part::Path);
    if (!plainPath)
        return std::nullopt;
    url.path = std::move(*plainPath);
    url.escapedPath = escapedPathOf(path, url.path);
    return url;
}

std::string SourceUrl::withoutOptions() const
{
    auto text = scheme.empty() ? std::string() : scheme + ":";
    if (!scheme.empty() && !(user.empty() && host.empty() && escapedPath.empty()))
        text += "//";
    if (!user.empty())
        text += user + "@";
    text += escaped(host, Part::Host) + escapedPath;
    return isOpenQuery ? text + "?" : text;
}

} // namespace stagewright::dockerfile
