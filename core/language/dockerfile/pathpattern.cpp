#include "core/language/dockerfile/pathpattern.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/globmatch.h"
#include "core/language/syntax/characters.h"

namespace stagewright::dockerfile {

namespace {

using Kind = PathPattern::Kind;

/// What is escaped for the regular expression. BuildKit means to escape `|{}` too and fails to.
bool isPlainSpecial(char32_t value)
{
    return value < 0x80 &&
           std::string_view(".+()$").find(static_cast<char>(value)) != std::string_view::npos;
}

/// Pattern → regular expression, character by character; what stands inside brackets is treated
/// no differently.
class Translator
{
public:
    explicit Translator(std::string_view pattern)
        : m_pattern(pattern)
    {}

    void translate()
    {
        for (bool isFirst = true; m_offset < m_pattern.size(); isFirst = false)
            translateOne(isFirst);
    }
    Kind kind() const { return m_kind; }
    std::string expression() const { return concat("^", m_out, "$"); }

private:
    bool take(char c)
    {
        if (m_offset >= m_pattern.size() || m_pattern[m_offset] != c)
            return false;
        ++m_offset;
        return true;
    }
    char32_t takeCharacter()
    {
        const auto point = syntax::codePointAt(m_pattern, m_offset);
        m_offset += point.length;
        return point.value;
    }
    void addWildcard(std::string_view expression)
    {
        m_out += expression;
        m_kind = Kind::Expression;
    }

    void translateOne(bool isFirst)
    {
        if (take('*'))
            return take('*') ? translateStars(isFirst) : addWildcard("[^/]*");
        if (take('?'))
            return addWildcard("[^/]");
        if (take('\\')) {
            addWildcard("\\");
            syntax::appendUtf8(m_out, takeCharacter());
            return;
        }
        const auto value = takeCharacter();
        if (isPlainSpecial(value))
            m_out += '\\';
        if (value == '[' || value == ']')
            m_kind = Kind::Expression;
        syntax::appendUtf8(m_out, value);
    }

    /// `**` with its slash; at the end it takes everything, at the start it lets a suffix do.
    void translateStars(bool isFirst)
    {
        take('/');
        const bool isLast = m_offset == m_pattern.size();
        if (isLast && m_kind == Kind::Exact)
            m_kind = Kind::Prefix;
        else
            addWildcard(isLast ? ".*" : "(.*/)?");
        if (isFirst)
            m_kind = Kind::Suffix;
    }

    std::string_view m_pattern;
    std::size_t m_offset = 0;
    std::string m_out;
    Kind m_kind = Kind::Exact;
};

} // namespace

std::optional<PathPattern> PathPattern::parse(std::string_view pattern)
{
    if (!isWellFormedGlob(pattern))
        return std::nullopt;
    Translator translator(pattern);
    translator.translate();
    PathPattern result;
    result.m_text = pattern;
    result.m_kind = translator.kind();
    if (result.m_kind != Kind::Expression)
        return result;
    result.m_expressionText = translator.expression();
    result.m_expression = PathExpression::compile(result.m_expressionText);
    return result.m_expression ? std::optional(std::move(result)) : std::nullopt;
}

bool PathPattern::matches(std::string_view path) const
{
    const std::string_view text = m_text;
    switch (m_kind) {
    case Kind::Exact:
        return path == text;
    case Kind::Prefix:
        return path.starts_with(text.substr(0, text.size() - 2));
    case Kind::Suffix: {
        const auto suffix = text.substr(2);
        return path.ends_with(suffix) || (suffix.starts_with('/') && path == suffix.substr(1));
    }
    case Kind::Expression:
        return m_expression->matches(path);
    }
    return false;
}

} // namespace stagewright::dockerfile
