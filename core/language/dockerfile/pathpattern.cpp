#include "core/language/dockerfile/pathpattern.h"

#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

using Token = PathPattern::Token;
using Kind = Token::Kind;

class PatternReader
{
public:
    explicit PatternReader(std::string_view text)
        : m_text(text)
    {}

    std::optional<std::vector<Token>> read()
    {
        std::vector<Token> tokens;
        while (m_offset < m_text.size()) {
            auto token = readToken();
            if (!token)
                return std::nullopt;
            tokens.push_back(std::move(*token));
        }
        fixLeadingStars(tokens);
        return tokens;
    }

private:
    bool take(char c)
    {
        if (m_offset >= m_text.size() || m_text[m_offset] != c)
            return false;
        ++m_offset;
        return true;
    }
    std::optional<char32_t> takeCharacter()
    {
        const auto point = syntax::codePointAt(m_text, m_offset);
        m_offset += point.length;
        return point.length > 0 ? std::optional(point.value) : std::nullopt;
    }

    std::optional<Token> readToken()
    {
        if (take('*'))
            return readStars();
        if (take('?'))
            return Token{Kind::AnyCharacter, 0, {}, false};
        if (take('['))
            return readClass();
        if (take('\\')) {
            m_hasOnlyLiterals = false;
            const auto value = takeCharacter();
            return value ? std::optional(Token{Kind::Literal, *value, {}, false}) : std::nullopt;
        }
        return Token{Kind::Literal, *takeCharacter(), {}, false};
    }

    Token readStars()
    {
        if (!take('*'))
            return {Kind::AnyName, 0, {}, false};
        const bool hasSlash = take('/');
        m_hasSlashBehindStars = m_hasSlashBehindStars || hasSlash;
        const bool atEnd = m_offset == m_text.size();
        return {atEnd ? Kind::Anything : Kind::AnyFolders, 0, {}, false};
    }

    std::optional<Token> readClass()
    {
        Token token{Kind::Class, 0, {}, take('^')};
        while (token.ranges.empty() || !take(']')) {
            const auto first = readClassCharacter();
            if (!first)
                return std::nullopt;
            auto last = first;
            if (take('-'))
                last = readClassCharacter();
            if (!last || *last < *first)
                return std::nullopt;
            token.ranges.push_back({*first, *last});
        }
        return token;
    }

    std::optional<char32_t> readClassCharacter()
    {
        if (m_offset >= m_text.size() || m_text[m_offset] == '-' || m_text[m_offset] == ']')
            return std::nullopt;
        take('\\');
        return takeCharacter();
    }

    /// `**x` with nothing but plain characters behind it is any path that ends so; with other
    /// wildcards the stars mean whole folders.
    void fixLeadingStars(std::vector<Token> &tokens) const
    {
        if (tokens.empty() || tokens.front().kind != Kind::AnyFolders || m_hasSlashBehindStars)
            return;
        const bool isSuffix = std::all_of(tokens.begin() + 1, tokens.end(),
                                          [](const Token &t) { return t.kind == Kind::Literal; });
        if (isSuffix && m_hasOnlyLiterals)
            tokens.front().kind = Kind::Anything;
    }

    std::string_view m_text;
    std::size_t m_offset = 0;
    bool m_hasOnlyLiterals = true; ///< no escapes
    bool m_hasSlashBehindStars = false;
};

bool matchesOne(const Token &token, char32_t value)
{
    switch (token.kind) {
    case Kind::Literal:
        return token.value == value;
    case Kind::Class: {
        const bool isInside =
            std::any_of(token.ranges.begin(), token.ranges.end(), [&](PathPattern::Range range) {
                return value >= range.first && value <= range.last;
            });
        return isInside != token.isNegated;
    }
    case Kind::AnyCharacter:
        return value != '/';
    case Kind::AnyName:
    case Kind::AnyFolders:
    case Kind::Anything:
        break;
    }
    return false;
}

/// States of a match: state i has the first i tokens behind it. AnyFolders has a state of its own
/// for being inside, which it leaves at a slash.
class Matcher
{
public:
    explicit Matcher(const std::vector<Token> &tokens)
        : m_tokens(tokens)
        , m_states(tokens.size() + 1, false)
        , m_isInside(tokens.size(), false)
    {
        enter(0);
    }

    void read(char32_t value)
    {
        auto states = std::vector<bool>(m_states.size(), false);
        auto inside = std::vector<bool>(m_isInside.size(), false);
        states.swap(m_states);
        inside.swap(m_isInside);
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (inside[i])
                stepInside(i, value);
            if (states[i])
                step(i, value);
        }
    }
    bool isMatch() const { return m_states.back(); }

private:
    /// Reaches state i, and what lies behind tokens that match nothing.
    void enter(std::size_t i)
    {
        for (; !m_states[i]; ++i) {
            m_states[i] = true;
            if (i == m_tokens.size())
                return;
            const auto kind = m_tokens[i].kind;
            if (kind != Kind::AnyName && kind != Kind::AnyFolders && kind != Kind::Anything)
                return;
        }
    }
    void step(std::size_t i, char32_t value)
    {
        switch (m_tokens[i].kind) {
        case Kind::AnyName:
            if (value != '/')
                enter(i);
            return;
        case Kind::Anything:
            enter(i);
            return;
        case Kind::AnyFolders:
            stepInside(i, value);
            return;
        case Kind::Literal:
        case Kind::Class:
        case Kind::AnyCharacter:
            if (matchesOne(m_tokens[i], value))
                enter(i + 1);
            return;
        }
    }
    void stepInside(std::size_t i, char32_t value)
    {
        m_isInside[i] = true;
        if (value == '/')
            enter(i + 1);
    }

    const std::vector<Token> &m_tokens;
    std::vector<bool> m_states;
    std::vector<bool> m_isInside;
};

} // namespace

std::optional<PathPattern> PathPattern::parse(std::string_view pattern)
{
    auto tokens = PatternReader(pattern).read();
    if (!tokens)
        return std::nullopt;
    PathPattern result;
    result.m_text = pattern;
    result.m_isPlain = pattern.find_first_of("*?[\\") == std::string_view::npos;
    result.m_tokens = std::move(*tokens);
    return result;
}

bool PathPattern::matches(std::string_view path) const
{
    if (m_isPlain)
        return path == m_text;
    Matcher matcher(m_tokens);
    for (std::size_t offset = 0; offset < path.size();) {
        const auto point = syntax::codePointAt(path, offset);
        matcher.read(point.value);
        offset += point.length;
    }
    return matcher.isMatch();
}

} // namespace stagewright::dockerfile
