#include "core/language/dockerfile/dockerignore.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <optional>

namespace stagewright::dockerfile {

namespace {

/// filepath.Clean; a "/" in front means the context and is dropped.
std::string cleanPattern(std::string_view pattern)
{
    const bool absolute = pattern.starts_with('/');
    std::vector<std::string_view> parts;
    for (const auto part : split(pattern, '/')) {
        if (part.empty() || part == ".")
            continue;
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (part != ".." || !absolute)
            parts.push_back(part);
    }
    std::string clean;
    for (const auto part : parts)
        clean += concat(clean.empty() ? "" : "/", part);
    return clean.empty() ? "." : clean;
}

struct Token
{
    enum class Kind {
        Literal,
        AnyCharacter, ///< `?`: one character, not "/"
        Star,         ///< `*`: [^/]*
        Everything,   ///< `**` at the end: .*
        Directories,  ///< `**/`: (.*/)?
        Class,        ///< `[…]`
    };
    Kind kind = Kind::Literal;
    char32_t character = 0;
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges;

    bool takes(char32_t value) const
    {
        switch (kind) {
        case Kind::Literal:
            return value == character;
        case Kind::AnyCharacter:
        case Kind::Star:
            return value != '/';
        case Kind::Everything:
        case Kind::Directories:
            return true;
        case Kind::Class:
            break;
        }
        return std::any_of(ranges.begin(), ranges.end(), [&](auto range) {
                   return range.first <= value && value <= range.second;
               }) != negated;
    }
    bool repeats() const
    {
        return kind == Kind::Star || kind == Kind::Everything || kind == Kind::Directories;
    }
};

/// Text → tokens; nothing where it is malformed.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {}

    std::optional<std::vector<Token>> scan()
    {
        while (m_at < m_text.size()) {
            if (!scanOne())
                return std::nullopt;
        }
        return std::move(m_tokens);
    }

private:
    char32_t next()
    {
        const auto point = syntax::codePointAt(m_text, m_at);
        m_at += std::max(point.length, 1U);
        return point.value;
    }

    bool scanOne()
    {
        const auto character = next();
        if (character == '*')
            return scanStar();
        if (character == '?')
            return add({Token::Kind::AnyCharacter, 0, false, {}});
        if (character == '[')
            return scanClass();
        if (character != '\\')
            return add({Token::Kind::Literal, character, false, {}});
        return m_at < m_text.size() && add({Token::Kind::Literal, next(), false, {}});
    }

    bool add(Token token)
    {
        m_tokens.push_back(std::move(token));
        return true;
    }

    bool scanStar()
    {
        if (m_at >= m_text.size() || m_text[m_at] != '*')
            return add({Token::Kind::Star, 0, false, {}});
        ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '/')
            ++m_at;
        return add({m_at >= m_text.size() ? Token::Kind::Everything : Token::Kind::Directories,
                    0,
                    false,
                    {}});
    }

    std::optional<char32_t> classCharacter()
    {
        if (m_at >= m_text.size() || m_text[m_at] == '-' || m_text[m_at] == ']')
            return std::nullopt;
        if (m_text[m_at] == '\\' && ++m_at >= m_text.size())
            return std::nullopt;
        return next();
    }

    bool scanClass()
    {
        Token token{Token::Kind::Class, 0, false, {}};
        if (m_at < m_text.size() && m_text[m_at] == '^') {
            token.negated = true;
            ++m_at;
        }
        do {
            const auto low = classCharacter();
            if (!low)
                return false;
            auto high = low;
            if (m_at < m_text.size() && m_text[m_at] == '-') {
                ++m_at;
                high = classCharacter();
            }
            if (!high || *high < *low)
                return false;
            token.ranges.emplace_back(*low, *high);
        } while (m_at < m_text.size() && m_text[m_at] != ']');
        return m_at++ < m_text.size() && add(std::move(token));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

/// One rule. Matching follows all possibilities at once: linear in path times pattern.
class DockerIgnore::Pattern
{
public:
    static std::optional<Pattern> compile(std::string_view text, bool negated)
    {
        auto tokens = Scanner(text).scan();
        if (!tokens)
            return std::nullopt;
        Pattern pattern;
        pattern.negated = negated;
        pattern.m_tokens = std::move(*tokens);
        pattern.m_fixed = std::string(text.substr(0, text.find_first_of("*?[\\")));
        return pattern;
    }

    bool negated = false;

    /// The path itself or a directory above it.
    bool holdsFor(std::string_view path) const
    {
        for (auto end = path.find('/'); end != std::string_view::npos;
             end = path.find('/', end + 1)) {
            if (matches(path.substr(0, end)))
                return true;
        }
        return matches(path);
    }

    bool mayMatchBelow(std::string_view directory) const
    {
        const auto below = concat(directory, "/");
        return below.starts_with(m_fixed) || m_fixed.starts_with(below);
    }

private:
    /// Where the match of the tokens may stand after some characters of the path.
    struct States
    {
        explicit States(std::size_t tokens)
            : before(tokens + 1)
            , within(tokens)
        {}
        std::vector<bool> before; ///< [i]: the first i tokens are done
        std::vector<bool> within; ///< [i]: inside the name that Directories token i has begun
    };

    /// Stars of any kind may match nothing.
    void skipEmpty(States &states) const
    {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (states.before[i] && m_tokens[i].repeats())
                states.before[i + 1] = true;
        }
    }

    States advanced(const States &states, char32_t value) const
    {
        States next(m_tokens.size());
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const auto &token = m_tokens[i];
            if (!(states.before[i] || states.within[i]) || !token.takes(value))
                continue;
            if (token.kind == Token::Kind::Directories) {
                next.within[i] = true;
                next.before[i + 1] = next.before[i + 1] || value == '/';
            } else {
                next.before[token.repeats() ? i : i + 1] = true;
            }
        }
        skipEmpty(next);
        return next;
    }

    bool matches(std::string_view path) const
    {
        States states(m_tokens.size());
        states.before[0] = true;
        skipEmpty(states);
        for (std::size_t at = 0; at < path.size();) {
            const auto point = syntax::codePointAt(path, at);
            at += std::max(point.length, 1U);
            states = advanced(states, point.value);
        }
        return states.before.back();
    }

    std::vector<Token> m_tokens;
    std::string m_fixed; ///< what stands before the first wildcard
};

DockerIgnore::DockerIgnore() = default;
DockerIgnore::DockerIgnore(const DockerIgnore &) = default;
DockerIgnore::DockerIgnore(DockerIgnore &&) noexcept = default;
DockerIgnore &DockerIgnore::operator=(const DockerIgnore &) = default;
DockerIgnore &DockerIgnore::operator=(DockerIgnore &&) noexcept = default;
DockerIgnore::~DockerIgnore() = default;

std::vector<std::string> DockerIgnore::readRules(std::string_view file)
{
    if (file.starts_with("\xef\xbb\xbf"))
        file.remove_prefix(3);
    std::vector<std::string> rules;
    for (const auto line : split(file, '\n')) {
        if (line.starts_with('#'))
            continue;
        auto pattern = trim(line);
        const bool negated = pattern.starts_with('!');
        if (negated)
            pattern = trim(pattern.substr(1));
        if (pattern.empty() && !negated)
            continue;
        auto clean = pattern.empty() ? std::string() : cleanPattern(pattern);
        rules.push_back(concat(negated ? "!" : "", clean));
    }
    return rules;
}

tl::expected<DockerIgnore, Message> DockerIgnore::compile(const std::vector<std::string> &rules)
{
    DockerIgnore ignore;
    for (const auto &rule : rules) {
        auto text = trim(rule);
        if (text.empty())
            continue;
        const bool negated = text.starts_with('!');
        if (negated)
            text.remove_prefix(1);
        if (text.empty())
            return tl::unexpected(
                Message(MSG("dockerfile", "illegal exclusion pattern: \"%1\""), {rule}));
        auto pattern = Pattern::compile(cleanPattern(text), negated);
        if (!pattern)
            return tl::unexpected(
                Message(MSG("dockerfile", "syntax error in pattern: \"%1\""), {rule}));
        ignore.m_patterns.push_back(std::move(*pattern));
    }
    return ignore;
}

bool DockerIgnore::excludes(std::string_view path) const
{
    bool excluded = false;
    for (const auto &pattern : m_patterns) {
        if (pattern.negated == excluded && pattern.holdsFor(path))
            excluded = !pattern.negated;
    }
    return excluded;
}

bool DockerIgnore::mayIncludeBelow(std::string_view directory) const
{
    return std::any_of(m_patterns.begin(), m_patterns.end(), [&](const auto &pattern) {
        return pattern.negated && pattern.mayMatchBelow(directory);
    });
}

} // namespace stagewright::dockerfile
