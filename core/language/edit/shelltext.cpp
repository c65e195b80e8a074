#include "core/language/edit/shelltext.h"

namespace stagewright::edit {

namespace {

using syntax::Span;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool endsWord(char c)
{
    return isBlank(c) || c == ';' || c == '&' || c == '|' || c == '(' || c == ')' || c == '<' ||
           c == '>' || c == '\n';
}

/// Walks once over a command. Only what stands in no quotes at all is looked at; a substitution
/// inside double quotes is skipped as a whole.
class SeparatorFinder
{
public:
    explicit SeparatorFinder(std::string_view command)
        : m_command(command)
    {}

    std::vector<Span> run()
    {
        while (m_isSure && !atEnd())
            step();
        return std::move(m_found);
    }

private:
    bool atEnd() const { return m_offset >= m_command.size(); }
    char at(std::size_t offset) const { return offset < m_command.size() ? m_command[offset] : 0; }
    bool startsWord() const { return m_offset == 0 || endsWord(m_command[m_offset - 1]); }

    void step()
    {
        const char c = m_command[m_offset];
        if (isBlank(c))
            return addRun();
        if (c == '#' && startsWord())
            return stop();
        if (c == '\\')
            m_offset += 2;
        else if (c == '\'')
            skipSingleQuoted();
        else if (c == '"')
            skipDoubleQuoted();
        else if (c == '`')
            skipTo('`');
        else if (c == '$')
            stepDollar();
        else if (isCaseInSubstitution())
            stop();
        else
            stepPlain(c);
    }

    void stepPlain(char c)
    {
        m_depth += c == '(' ? 1 : 0;
        m_depth -= c == ')' && m_depth > 0 ? 1 : 0;
        ++m_offset;
    }

    /// Its patterns end in `)`, which would end the substitution.
    bool isCaseInSubstitution() const
    {
        return m_depth > 0 && startsWord() && m_command.substr(m_offset).starts_with("case") &&
               endsWord(at(m_offset + 4) == 0 ? ' ' : at(m_offset + 4));
    }

    void stepDollar()
    {
        const char next = at(m_offset + 1);
        if (next == '\'' || next == '"')
            return stop();
        if (next == '{')
            return skipBraces();
        if (next == '(' && at(m_offset + 2) == '(')
            return stop();
        if (next == '(')
            ++m_depth;
        m_offset += next == '(' ? 2 : 1;
    }

    void addRun()
    {
        const auto begin = m_offset;
        while (isBlank(at(m_offset)))
            ++m_offset;
        m_found.push_back(
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_offset)});
    }

    void skipSingleQuoted()
    {
        const auto end = m_command.find('\'', m_offset + 1);
        if (end == std::string_view::npos)
            return stop();
        m_offset = end + 1;
    }

    /// Substitutions inside may hold quotes of their own: too much for a look.
    void skipDoubleQuoted()
    {
        for (++m_offset; !atEnd(); ++m_offset) {
            const char c = m_command[m_offset];
            if (c == '\\') {
                ++m_offset;
            } else if (c == '`' ||
                       (c == '$' && (at(m_offset + 1) == '(' || at(m_offset + 1) == '{'))) {
                if (!skipSimpleSubstitution())
                    return stop();
            } else if (c == '"') {
                ++m_offset;
                return;
            }
        }
        stop();
    }

    /// `$(…)`, `${…}` or backticks inside double quotes, where nothing in it is quoted or nested;
    /// stands on the last character then.
    bool skipSimpleSubstitution()
    {
        const char open = m_command[m_offset] == '`' ? '`' : m_command[m_offset + 1];
        const char close = open == '(' ? ')' : open == '{' ? '}' : '`';
        const auto begin = m_offset + (open == '`' ? 1 : 2);
        const auto end = m_command.find_first_of("\"'\\`$(){}", begin);
        if (end == std::string_view::npos || m_command[end] != close)
            return false;
        m_offset = end;
        return true;
    }

    void skipBraces()
    {
        const auto end = m_command.find_first_of("\"'\\`${}", m_offset + 2);
        if (end == std::string_view::npos || m_command[end] != '}')
            return stop();
        m_offset = end + 1;
    }

    void skipTo(char close)
    {
        const auto end = m_command.find_first_of("\\`", m_offset + 1);
        if (end == std::string_view::npos || m_command[end] != close)
            return stop();
        m_offset = end + 1;
    }

    void stop() { m_isSure = false; }

    std::string_view m_command;
    std::vector<Span> m_found;
    std::size_t m_offset = 0;
    int m_depth = 0;
    bool m_isSure = true;
};

} // namespace

std::vector<Span> wordSeparators(std::string_view command)
{
    return SeparatorFinder(command).run();
}

std::string withSingleBlanks(std::string_view command)
{
    std::string result;
    std::uint32_t done = 0;
    for (const auto span : wordSeparators(command)) {
        result += command.substr(done, span.begin - done);
        result += ' ';
        done = span.end;
    }
    result += command.substr(done);
    return result;
}

} // namespace stagewright::edit
