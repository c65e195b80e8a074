#include "core/language/lint/shelllexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stagewright::lint {

namespace {

using Kind = ShellToken::Kind;
using Redirection = ShellRedirection::Kind;

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool endsWord(char c)
{
    return isBlank(c) || c == '\n' || std::string_view(";&|()<>").find(c) != std::string_view::npos;
}

/// Finds the end of `$(…)`, `${…}` and backticks without recursion: by a stack of what is open.
class ExpansionScanner
{
public:
    /// Starts behind the opening characters.
    ExpansionScanner(std::string_view text, std::size_t offset, char closer)
        : m_text(text)
        , m_offset(offset)
        , m_open(1, closer)
    {}

    std::uint32_t end()
    {
        while (!m_open.empty() && m_offset < m_text.size())
            step();
        return static_cast<std::uint32_t>(std::min(m_offset, m_text.size()));
    }

private:
    bool open(std::string_view text, char closer)
    {
        if (!m_text.substr(m_offset).starts_with(text))
            return false;
        m_open.push_back(closer);
        m_offset += text.size();
        return true;
    }

    void step()
    {
        const char c = m_text[m_offset];
        const char closer = m_open.back();
        if (c == '\\') {
            m_offset += 2;
        } else if (c == closer) {
            m_open.pop_back();
            ++m_offset;
        } else if (closer == '`' || !openInner(closer)) {
            ++m_offset;
        }
    }

    bool openInner(char closer)
    {
        if (open("$(", ')') || open("${", '}') || open("`", '`'))
            return true;
        if (closer == '"')
            return false;
        if (m_text[m_offset] == '\'') {
            m_offset = std::min(m_text.find('\'', m_offset + 1), m_text.size() - 1) + 1;
            return true;
        }
        return open("\"", '"') || (closer == ')' && open("(", ')'));
    }

    std::string_view m_text;
    std::size_t m_offset;
    std::string m_open;
};

} // namespace

char ShellLexer::peek(std::size_t ahead) const
{
    return m_offset + ahead < m_text.size() ? m_text[m_offset + ahead] : '\0';
}

bool ShellLexer::take(std::string_view text)
{
    if (!m_text.substr(m_offset).starts_with(text))
        return false;
    m_offset += static_cast<std::uint32_t>(text.size());
    return true;
}

void ShellLexer::skipTo(std::size_t offset)
{
    m_offset = static_cast<std::uint32_t>(std::min(offset, m_text.size()));
}

/// Comments and escaped line ends count as blanks.
void ShellLexer::skipBlanks()
{
    while (m_offset < m_text.size()) {
        if (isBlank(peek()))
            ++m_offset;
        else if (peek() == '#')
            skipTo(m_text.find('\n', m_offset));
        else if (!take("\\\n"))
            return;
    }
}

bool ShellLexer::takeOperator(ShellToken &token)
{
    // Longer ones first.
    static constexpr std::array<std::pair<std::string_view, Kind>, 11> kOperators = {{
        {"\n", Kind::Newline},
        {";;", Kind::CaseEnd},
        {";&", Kind::CaseEnd},
        {";", Kind::Semicolon},
        {"&&", Kind::And},
        {"||", Kind::Or},
        {"|&", Kind::Pipe},
        {"|", Kind::Pipe},
        {"&", Kind::Background},
        {"(", Kind::Open},
        {")", Kind::Close},
    }};
    for (const auto &[text, kind] : kOperators) {
        if (take(text)) {
            token.kind = kind;
            return true;
        }
    }
    return false;
}

bool ShellLexer::takeRedirection(ShellToken &token)
{
    static constexpr std::array<std::pair<std::string_view, Redirection>, 12> kRedirections = {{
        {"<<<", Redirection::HereString},
        {"<<-", Redirection::Heredoc},
        {"<<", Redirection::Heredoc},
        {"<>", Redirection::Input},
        {"<&", Redirection::Input},
        {"<", Redirection::Input},
        {"&>>", Redirection::Append},
        {"&>", Redirection::Output},
        {">>", Redirection::Append},
        {">&", Redirection::Output},
        {">|", Redirection::Output},
        {">", Redirection::Output},
    }};
    const auto start = m_offset;
    while (isDigit(peek()))
        ++m_offset;
    const bool isSubstitution = (peek() == '<' || peek() == '>') && peek(1) == '(';
    for (const auto &[text, kind] : kRedirections) {
        if (isSubstitution || !take(text))
            continue;
        token.kind = Kind::Redirect;
        token.redirection = kind;
        token.stripsTabs = text == "<<-";
        return true;
    }
    m_offset = start;
    return false;
}

ShellToken ShellLexer::next()
{
    ShellToken token;
    skipBlanks();
    if (m_offset < m_text.size() && !takeRedirection(token) && !takeOperator(token))
        readWord(token);
    return token;
}

void ShellLexer::readWord(ShellToken &token)
{
    token.kind = Kind::Word;
    token.word.span.begin = m_offset;
    if (take("<(") || take(">("))
        readSubstitution(token, ')');
    while (m_offset < m_text.size() && !endsWord(peek()))
        readPart(token);
    token.word.span.end = m_offset;
}

void ShellLexer::readPart(ShellToken &token)
{
    const char c = peek();
    if (c == '\\') {
        token.isQuoted = true;
        readEscape(token, {});
    } else if (c == '\'') {
        token.isQuoted = true;
        readSingleQuoted(token);
    } else if (c == '"') {
        token.isQuoted = true;
        readDoubleQuoted(token);
    } else if (c == '$' || c == '`') {
        readExpansion(token, false);
    } else {
        token.word.hasWildcard |= c == '*' || c == '?' || c == '[';
        token.word.text += c;
        ++m_offset;
    }
}

void ShellLexer::readSingleQuoted(ShellToken &token)
{
    const auto begin = m_offset + 1;
    const auto close = m_text.find('\'', begin);
    token.word.text += m_text.substr(begin, std::min(close, m_text.size()) - begin);
    skipTo(close == std::string_view::npos ? close : close + 1);
}

void ShellLexer::readDoubleQuoted(ShellToken &token)
{
    ++m_offset;
    while (m_offset < m_text.size() && !take("\"")) {
        if (peek() == '\\') {
            readEscape(token, "$`\"\\\n");
        } else if (peek() == '$' || peek() == '`') {
            readExpansion(token, true);
        } else {
            token.word.text += peek();
            ++m_offset;
        }
    }
}

/// Where `special` is not empty, a backslash in front of anything else stays.
void ShellLexer::readEscape(ShellToken &token, std::string_view special)
{
    const char c = peek(1);
    if (!special.empty() && special.find(c) == std::string_view::npos)
        token.word.text += '\\';
    if (c != '\n' && m_offset + 1 < m_text.size())
        token.word.text += c;
    skipTo(m_offset + std::size_t{2});
}

void ShellLexer::readExpansion(ShellToken &token, bool isQuoted)
{
    if (!isQuoted && peek() == '$' && (peek(1) == '\'' || peek(1) == '"')) {
        ++m_offset; // `$'…'` as if it were `'…'`
        return;
    }
    if (take("$((")) {
        token.word.text += "$()";
        token.word.hasExpansion = true;
        m_offset = ExpansionScanner(m_text, m_offset, ')').end();
        take(")");
    } else if (take("$(")) {
        readSubstitution(token, ')');
    } else if (take("`")) {
        readSubstitution(token, '`');
    } else {
        readVariable(token);
    }
}

void ShellLexer::readSubstitution(ShellToken &token, char closer)
{
    const auto begin = m_offset;
    m_offset = ExpansionScanner(m_text, m_offset, closer).end();
    const bool isClosed = m_offset > begin && m_text[m_offset - 1] == closer;
    token.substitutions.push_back({begin, isClosed ? m_offset - 1 : m_offset});
    token.word.text += "$()";
    token.word.hasExpansion = true;
}

void ShellLexer::readVariable(ShellToken &token)
{
    auto &word = token.word;
    const auto begin = m_offset++;
    if (take("{")) {
        m_offset = ExpansionScanner(m_text, m_offset, '}').end();
        word.text += m_text.substr(begin, m_offset - begin);
        word.hasExpansion = true;
        return;
    }
    const auto name = m_offset;
    if (isNameStart(peek())) {
        while (isNameStart(peek()) || isDigit(peek()))
            ++m_offset;
    } else if (isDigit(peek()) || (peek() != '\0' && std::string_view("@*#?-$!").find(peek()) !=
                                                         std::string_view::npos)) {
        ++m_offset;
    }
    word.hasExpansion |= m_offset > name;
    word.text += m_offset > name ? "${" : "$";
    word.text += m_text.substr(name, m_offset - name);
    word.text += m_offset > name ? "}" : "";
}

syntax::Span ShellLexer::takeHeredoc(std::string_view name, bool stripsTabs)
{
    const auto begin = m_offset;
    while (m_offset < m_text.size()) {
        const auto line = m_offset;
        const auto end = std::min(m_text.find('\n', line), m_text.size());
        skipTo(end + 1);
        auto text = m_text.substr(line, end - line);
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        if (stripsTabs)
            text.remove_prefix(std::min(text.find_first_not_of('\t'), text.size()));
        if (text == name)
            return {begin, line};
    }
    return {begin, m_offset};
}

} // namespace stagewright::lint
