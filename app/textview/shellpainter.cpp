#include "app/textview/shellpainter.h"

#include <algorithm>
#include <array>

namespace stagewright::app {

namespace {

using text::TextRange;

constexpr std::array<std::string_view, 16> kKeywords = {
    "if", "then", "else", "elif", "fi", "for",      "while", "until",
    "do", "done", "case", "esac", "in", "function", "{",     "}"};

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool endsWord(char c)
{
    return std::string_view(" \t\r\n;&|()<>").find(c) != std::string_view::npos;
}

class ShellPainter
{
public:
    ShellPainter(std::string_view text, TextRange range, const ShellPaint &paint)
        : m_text(text)
        , m_at(range.begin)
        , m_end(range.end)
        , m_paint(paint)
    {}

    void run()
    {
        while (m_at < m_end)
            step();
    }

private:
    char peek(std::uint32_t ahead = 0) const
    {
        return m_at + ahead < m_end ? m_text[m_at + ahead] : '\0';
    }

    void paintTo(std::uint32_t end, TextStyle style)
    {
        m_paint({m_at, std::min(end, m_end)}, style);
        m_at = std::min(end, m_end);
    }

    void step()
    {
        const char c = peek();
        if (c == ' ' || c == '\t' || c == '\r') {
            ++m_at;
        } else if (c == '\n') {
            m_isCommand = true;
            ++m_at;
        } else if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
            paintTo(m_at + 1, TextStyle::Operator);
            m_at = std::min(lineEnd() + 1, m_end);
            skipCommentLines();
        } else if (c == '#') {
            paintTo(lineEnd(), TextStyle::Comment);
        } else if (std::string_view(";&|()<>").find(c) != std::string_view::npos) {
            m_isCommand = c != '<' && c != '>';
            paintTo(m_at + 1, TextStyle::Operator);
        } else {
            word();
        }
    }

    /// Between joined lines they do not count.
    void skipCommentLines()
    {
        while (m_at < m_end) {
            const auto first = m_text.find_first_not_of(" \t", m_at);
            if (first >= m_end || m_text[first] != '#')
                return;
            paintTo(lineEnd(), TextStyle::Comment);
            m_at = std::min(m_at + 1, m_end);
        }
    }

    std::uint32_t lineEnd() const
    {
        const auto feed = m_text.find('\n', m_at);
        return feed == std::string_view::npos ? m_end
                                              : std::min(m_end, static_cast<std::uint32_t>(feed));
    }

    void word()
    {
        auto end = m_at;
        while (end < m_end && isNameCharacter(m_text[end]))
            ++end;
        if (m_isCommand && end > m_at && end < m_end && m_text[end] == '=') {
            paintTo(end, TextStyle::Variable);
            paintTo(m_at + 1, TextStyle::Operator);
            paintWord(TextStyle::Plain);
            return;
        }
        end = m_at;
        while (end < m_end && !endsWord(m_text[end]))
            ++end;
        const auto text = m_text.substr(m_at, end - m_at);
        const bool isKeyword = m_isCommand && std::ranges::find(kKeywords, text) != kKeywords.end();
        if (isKeyword) {
            m_isCommand = text != "for" && text != "case" && text != "in";
            m_isLoop = text == "for" || text == "case";
            paintTo(end, TextStyle::ShellKeyword);
        } else if (m_isLoop && text == "in") {
            m_isLoop = false;
            paintTo(end, TextStyle::ShellKeyword);
        } else {
            const auto style = m_isCommand             ? TextStyle::ShellCommand
                               : text.starts_with('-') ? TextStyle::ShellOption
                                                       : TextStyle::Plain;
            m_isCommand = false;
            paintWord(style);
        }
    }

    /// Up to its end, with what is quoted and expanded in it.
    void paintWord(TextStyle style)
    {
        while (m_at < m_end && !endsWord(peek())) {
            const char c = peek();
            if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r'))
                return;
            if (c == '\'' || c == '"')
                quoted(c);
            else if (c == '$')
                variable(style);
            else
                paintTo(m_at + (c == '\\' ? 2U : 1U), style);
        }
    }

    void quoted(char quote)
    {
        paintTo(m_at + 1, TextStyle::String);
        while (m_at < m_end && peek() != quote) {
            if (quote == '"' && peek() == '$')
                variable(TextStyle::String);
            else
                paintTo(m_at + (quote == '"' && peek() == '\\' ? 2U : 1U), TextStyle::String);
        }
        paintTo(m_at + 1, TextStyle::String);
    }

    void variable(TextStyle style)
    {
        if (peek(1) == '(') {
            paintTo(m_at + 2, TextStyle::Operator);
            m_isCommand = style != TextStyle::String;
            return;
        }
        auto end = m_at + 1;
        if (peek(1) == '{') {
            while (end < m_end && m_text[end] != '}' && m_text[end] != '\n')
                ++end;
            end += end < m_end && m_text[end] == '}' ? 1U : 0U;
        } else {
            while (end < m_end && isNameCharacter(m_text[end]))
                ++end;
        }
        paintTo(std::max(end, m_at + 1), end > m_at + 1 ? TextStyle::Variable : style);
    }

    std::string_view m_text;
    std::uint32_t m_at;
    std::uint32_t m_end;
    const ShellPaint &m_paint;
    bool m_isCommand = true; ///< the next word is a command or a keyword
    bool m_isLoop = false;   ///< behind `for` or `case`: `in` comes
};

} // namespace

void paintShell(std::string_view text, TextRange range, const ShellPaint &paint)
{
    range.end = std::min(range.end, static_cast<std::uint32_t>(text.size()));
    ShellPainter(text, range, paint).run();
}

} // namespace stagewright::app
