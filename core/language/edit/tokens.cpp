#include "core/language/edit/tokens.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using syntax::ArgumentForm;
using syntax::Span;

class TokenReader
{
public:
    TokenReader(const syntax::InstructionSyntax &instruction, char escape)
        : m_instruction(instruction)
        , m_command(instruction.command)
        , m_escape(escape)
    {}

    std::vector<Token> run()
    {
        add(m_command.keyword, Token::Kind::Keyword);
        for (const auto &flag : m_command.flags)
            add(flag.span);
        if (!m_command.arguments.isEmpty())
            readArguments();
        for (const auto &heredoc : m_instruction.heredocs)
            protect(heredoc.word.span);
        return std::move(m_tokens);
    }

private:
    void add(Span span, Token::Kind kind = Token::Kind::Word)
    {
        if (!span.isEmpty())
            m_tokens.push_back({span, kind});
    }

    void readArguments()
    {
        const auto &list = m_command.list;
        switch (syntax::argumentForm(m_instruction.keyword())) {
        case ArgumentForm::List:
            return readFrom();
        case ArgumentForm::JsonOrList:
            return list.isJson ? readJson(m_command.arguments.begin, 0) : readWords();
        case ArgumentForm::JsonOrText:
            return list.isJson ? readJson(m_command.arguments.begin, 0)
                               : add(m_command.arguments, Token::Kind::Shell);
        case ArgumentForm::Health:
            return readHealth();
        case ArgumentForm::KeyValues:
            return list.isLegacy ? readWords() : readQuotedWords();
        case ArgumentForm::Names:
            return readQuotedWords();
        case ArgumentForm::Text:
        case ArgumentForm::Instruction:
        case ArgumentForm::None:
            return add(m_command.arguments);
        }
    }

    void readWords()
    {
        for (const auto &word : m_command.list.words)
            add(word.span);
    }

    void readQuotedWords()
    {
        for (const auto &word :
             syntax::splitQuotedWords(m_instruction.line.text(), m_command.arguments, m_escape))
            add(word.span);
    }

    void readFrom()
    {
        readWords();
        const auto &words = m_command.list.words;
        const bool hasName = equalsIgnoringAsciiCase(m_instruction.keyword(), "FROM") &&
                             words.size() == 3 && equalsIgnoringAsciiCase(words[1].text, "as");
        if (hasName)
            m_tokens[m_tokens.size() - 2].kind = Token::Kind::Keyword;
    }

    void readHealth()
    {
        const auto &words = m_command.list.words;
        add(words.front().span, Token::Kind::Keyword);
        const auto line = m_instruction.line.text();
        if (m_command.list.isJson)
            return readJson(line.find('[', words.front().span.end), 1);
        for (std::size_t i = 1; i < words.size(); ++i)
            add(words[i].span, Token::Kind::Shell);
    }

    void readJson(std::size_t begin, std::size_t firstWord)
    {
        const auto line = m_instruction.line.text();
        const auto addOne = [&](std::size_t offset, Token::Kind kind) {
            const auto at = static_cast<std::uint32_t>(offset);
            add({at, at + 1}, kind);
        };
        addOne(begin, Token::Kind::Open);
        const auto &words = m_command.list.words;
        for (std::size_t i = firstWord; i < words.size(); ++i) {
            if (i > firstWord)
                addOne(line.find(',', words[i - 1].span.end), Token::Kind::Comma);
            add(words[i].span);
        }
        addOne(m_command.arguments.end - 1, Token::Kind::Close);
    }

    /// Words are split differently where heredocs are looked for: a quoted name may hold blanks.
    void protect(Span span)
    {
        const auto touches = [&](const Token &token) {
            return token.span.begin < span.end && span.begin < token.span.end;
        };
        const auto first = std::ranges::find_if(m_tokens, touches);
        if (first == m_tokens.end())
            return;
        const auto behind = std::find_if_not(first, m_tokens.end(), touches);
        first->span.end = std::prev(behind)->span.end;
        m_tokens.erase(std::next(first), behind);
    }

    const syntax::InstructionSyntax &m_instruction;
    const syntax::CommandSyntax &m_command;
    char m_escape;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokensOf(const syntax::InstructionSyntax &instruction, char escape)
{
    const bool isUnderstood = !instruction.command.list.error && !instruction.isOpen &&
                              !instruction.command.keyword.isEmpty() &&
                              instruction.command.keyword.begin == 0 &&
                              syntax::argumentForm(instruction.keyword()) != ArgumentForm::None;
    return isUnderstood ? TokenReader(instruction, escape).run() : std::vector<Token>();
}

bool areTight(const Token &left, const Token &right)
{
    return left.kind == Token::Kind::Open || right.kind == Token::Kind::Close ||
           right.kind == Token::Kind::Comma;
}

} // namespace stagewright::edit
