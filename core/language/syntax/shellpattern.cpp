#include "core/language/syntax/shellpattern.h"

#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::syntax {

namespace {

using Kind = ShellPattern::Token::Kind;

std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> result;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto length = codePointAt(text, offset).length;
        result.push_back(text.substr(offset, length));
        offset += length;
    }
    return result;
}

std::string reverseCharacters(std::string_view text)
{
    std::string result;
    const auto all = characters(text);
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        result += *it;
    return result;
}

/// Bytes of the name behind a `$`, with its braces if it has any; 0 where there is none.
std::size_t groupNameLength(std::string_view text)
{
    const bool hasBraces = text.starts_with('{');
    std::size_t end = hasBraces ? 1 : 0;
    const auto begin = end;
    for (;;) {
        const auto point = codePointAt(text, end);
        if (!isLetter(point.value) && !isDigit(point.value) && point.value != '_')
            break;
        end += point.length;
    }
    if (end == begin || (hasBraces && !text.substr(end).starts_with('}')))
        return 0;
    return end + (hasBraces ? 1 : 0);
}

/// BuildKit hands the replacement of `//` to Go's regular expressions, where `$0` is the match and
/// any other `$name` nothing.
std::string expandGroups(std::string_view replacement, std::string_view match)
{
    std::string result;
    for (;;) {
        const auto dollar = replacement.find('$');
        result += replacement.substr(0, dollar);
        if (dollar == std::string_view::npos)
            return result;
        replacement.remove_prefix(dollar + 1);
        const auto length = groupNameLength(replacement);
        const auto name = replacement.substr(0, length);
        if (name == "0" || name == "{0}")
            result += match;
        else if (length == 0)
            result += '$';
        replacement.remove_prefix(replacement.starts_with('$') ? 1 : length);
    }
}

tl::expected<ShellPattern, Message> parseForSubstitution(std::string_view pattern)
{
    auto parsed = ShellPattern::parse(pattern);
    if (parsed)
        return parsed;
    return tl::unexpected(Message(MSG("syntax", "invalid pattern (%1) in substitution: %2"),
                                  {pattern, parsed.error().toString()}));
}

/// The character there; U+FFFD for an ill-formed byte and for the end of the text.
std::string_view shown(std::string_view text, std::size_t offset)
{
    const auto point = codePointAt(text, offset);
    return point.length == 0 || point.value == 0xFFFD ? "\xEF\xBF\xBD"
                                                      : text.substr(offset, point.length);
}

} // namespace

tl::expected<ShellPattern, Message> ShellPattern::parse(std::string_view pattern)
{
    ShellPattern result;
    for (auto offset = markLength(pattern); offset < pattern.size();) {
        auto point = codePointAt(pattern, offset);
        offset += point.length;
        if (point.value == '*') {
            result.m_tokens.push_back({Kind::AnyNumber, 0});
            continue;
        }
        if (point.value == '?') {
            result.m_tokens.push_back({Kind::AnyOne, 0});
            continue;
        }
        if (point.value == '\\') {
            point = codePointAt(pattern, offset);
            // They are escaped for the sake of ${}; to the pattern they are themselves.
            if (point.value == '}' || point.value == '/')
                continue;
            if (point.value != '*' && point.value != '?' && point.value != '\\')
                return tl::unexpected(
                    Message(MSG("syntax", "invalid escape '\\%1'"), {shown(pattern, offset)}));
            offset += point.length;
        }
        result.m_tokens.push_back({Kind::Literal, point.value});
    }
    return result;
}

std::optional<std::size_t> ShellPattern::matchAt(std::string_view text, std::size_t offset,
                                                 bool longest) const
{
    // reached[i]: the first i tokens match what has been read so far.
    std::vector<char> reached(m_tokens.size() + 1, 0);
    const auto passStars = [&] {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (reached[i] && m_tokens[i].kind == Kind::AnyNumber)
                reached[i + 1] = 1;
        }
    };
    reached[0] = 1;
    passStars();
    std::optional<std::size_t> found;
    const auto start = offset;
    for (;;) {
        if (reached[m_tokens.size()]) {
            found = offset - start;
            if (!longest)
                return found;
        }
        const auto point = codePointAt(text, offset);
        if (point.length == 0)
            return found;
        std::vector<char> next(m_tokens.size() + 1, 0);
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (!reached[i])
                continue;
            const auto &token = m_tokens[i];
            if (token.kind == Kind::AnyNumber && point.value != '\n')
                next[i] = 1;
            else if ((token.kind == Kind::AnyOne && point.value != '\n') ||
                     (token.kind == Kind::Literal && token.value == point.value))
                next[i + 1] = 1;
        }
        reached = std::move(next);
        if (std::find(reached.begin(), reached.end(), 1) == reached.end())
            return found;
        passStars();
        offset += point.length;
    }
}

tl::expected<std::string, Message> trimPrefix(std::string_view value, std::string_view pattern,
                                              bool longest)
{
    const auto parsed = parseForSubstitution(pattern);
    if (!parsed)
        return tl::unexpected(parsed.error());
    return std::string(value.substr(parsed->matchAt(value, 0, longest).value_or(0)));
}

tl::expected<std::string, Message> trimSuffix(std::string_view value, std::string_view pattern,
                                              bool longest)
{
    // The shortest suffix is the shortest prefix of everything read backwards.
    auto trimmed = trimPrefix(reverseCharacters(value), reversePattern(pattern), longest);
    if (!trimmed)
        return trimmed;
    return reverseCharacters(*trimmed);
}

tl::expected<std::string, Message> replacePattern(std::string_view value, std::string_view pattern,
                                                  std::string_view replacement, bool all)
{
    const auto parsed = parseForSubstitution(pattern);
    if (!parsed)
        return tl::unexpected(parsed.error());
    std::string result;
    bool isBehindMatch = false; // an empty match directly behind another one does not count
    for (std::size_t offset = 0;;) {
        const auto length = parsed->matchAt(value, offset, true);
        if (length && (*length > 0 || !isBehindMatch)) {
            const auto match = value.substr(offset, *length);
            result += all ? expandGroups(replacement, match) : std::string(replacement);
            offset += *length;
            isBehindMatch = true;
            if (!all)
                return result.append(value.substr(offset));
            if (*length > 0)
                continue;
        }
        const auto width = codePointAt(value, offset).length;
        if (width == 0)
            return result;
        result += value.substr(offset, width);
        offset += width;
        isBehindMatch = false;
    }
}

std::string reversePattern(std::string_view pattern)
{
    std::vector<std::string> parts;
    const auto all = characters(pattern);
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::string part(all[i]);
        if (part == "\\" && i + 1 < all.size())
            part += all[++i];
        parts.push_back(std::move(part));
    }
    std::string result;
    for (auto it = parts.rbegin(); it != parts.rend(); ++it)
        result += *it;
    return result;
}

} // namespace stagewright::syntax
