/// Tokens of a shell script.
#pragma once

#include "core/language/lint/shellcommands.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

struct ShellToken
{
    enum class Kind {
        End,
        Word,
        Newline,
        Semicolon,
        CaseEnd, ///< `;;`, `;&`
        And,
        Or,
        Pipe,
        Background,
        Open,  ///< `(`
        Close, ///< `)`
        Redirect,
    };
    Kind kind = Kind::End;
    ShellWord word;                          ///< Word
    std::vector<syntax::Span> substitutions; ///< Word: the scripts in `$(…)` and backticks
    bool isQuoted = false;                   ///< Word: some byte is quoted or escaped
    ShellRedirection::Kind redirection = ShellRedirection::Kind::Input;
    bool stripsTabs = false; ///< Redirect: `<<-`
};

class ShellLexer
{
public:
    ShellLexer(std::string_view text, syntax::Span span)
        : m_text(text.substr(0, span.end))
        , m_offset(span.begin)
    {}

    ShellToken next();
    /// Skips the body of a heredoc, which starts at the current place, the terminator too. Returns
    /// what is before the terminator.
    syntax::Span takeHeredoc(std::string_view name, bool stripsTabs);

private:
    char peek(std::size_t ahead = 0) const;
    bool take(std::string_view text);
    void skipTo(std::size_t offset);
    void skipBlanks();
    bool takeOperator(ShellToken &token);
    bool takeRedirection(ShellToken &token);
    void readWord(ShellToken &token);
    void readPart(ShellToken &token);
    void readSingleQuoted(ShellToken &token);
    void readDoubleQuoted(ShellToken &token);
    void readEscape(ShellToken &token, std::string_view special);
    void readExpansion(ShellToken &token, bool isQuoted);
    void readSubstitution(ShellToken &token, char closer);
    void readVariable(ShellToken &token);

    std::string_view m_text;
    std::uint32_t m_offset;
};

} // namespace stagewright::lint
