#include "core/language/lint/shellcommands.h"

#include "core/language/lint/shelllexer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace stagewright::lint {

namespace {

using syntax::Span;
using Kind = ShellToken::Kind;
using Link = ShellCommand::Link;

constexpr std::uint32_t kMaximumDepth = 16;

template<std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view baseName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

bool isShellName(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> kShells = {"sh",  "bash", "dash",
                                                                "ash", "ksh",  "zsh"};
    return isOneOf(baseName(name), kShells);
}

/// `NAME=…`, `NAME+=…`
bool isAssignment(std::string_view raw)
{
    const auto isNameByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    const auto end = static_cast<std::size_t>(std::find_if_not(raw.begin(), raw.end(), isNameByte) -
                                              raw.begin());
    return end > 0 && !(raw[0] >= '0' && raw[0] <= '9') &&
           (raw.substr(end).starts_with('=') || raw.substr(end).starts_with("+="));
}

/// A program that runs another one.
struct Wrapper
{
    std::string_view name;
    std::string_view valueFlags = {}; ///< letters of flags that take the next word
    bool takesFlags = false;
    bool takesAssignments = false;
};
constexpr std::array<Wrapper, 8> kWrappers = {{
    {"sudo", "ugpChrtTU", true, true},
    {"env", "uC", true, true},
    {"exec", "a", true},
    {"nice", "n", true},
    {"nohup"},
    {"command"},
    {"builtin"},
    {"busybox"},
}};

/// Index of the program that a wrapper in front runs; 0 where there is none.
std::size_t wrappedIndex(const std::vector<ShellWord> &words)
{
    const auto wrapper = std::find_if(kWrappers.begin(), kWrappers.end(), [&](const auto &known) {
        return known.name == baseName(words[0].text);
    });
    if (wrapper == kWrappers.end())
        return 0;
    std::size_t index = 1;
    for (; index < words.size(); ++index) {
        const auto &text = words[index].text;
        if (text.size() > 1 && text.front() == '-' && wrapper->takesFlags)
            index += text.size() == 2 && wrapper->valueFlags.find(text[1]) != std::string::npos;
        else if (!(wrapper->takesAssignments && isAssignment(text)))
            break;
    }
    return index < words.size() && !words[index].text.starts_with('-') ? index : 0;
}

void unwrap(ShellCommand &command)
{
    while (const auto index = command.words.empty() ? 0 : wrappedIndex(command.words)) {
        const auto name = command.words.begin() + static_cast<std::ptrdiff_t>(index);
        std::move(command.words.begin(), name, std::back_inserter(command.wrappers));
        command.words.erase(command.words.begin(), name);
    }
}

/// Index of the script in `sh -c script`; 0 where there is none.
std::size_t inlineScriptIndex(const std::vector<ShellWord> &words)
{
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const auto &text = words[i].text;
        if (text.starts_with('-') && !text.starts_with("--") && text.ends_with('c'))
            return i + 1;
    }
    return 0;
}

/// A shell that reads its script from the standard input.
bool readsInput(const ShellCommand &command)
{
    return !command.words.empty() && isShellName(command.name()) &&
           std::all_of(command.words.begin() + 1, command.words.end(), [](const auto &word) {
               return word.text.starts_with('-') && !word.text.ends_with('c');
           });
}

class ShellParser
{
public:
    ShellParser(std::string_view text, Span span, std::uint32_t depth, ShellText &out)
        : m_text(text)
        , m_lexer(text, span)
        , m_baseDepth(depth)
        , m_out(out)
    {}

    void parse();

private:
    struct Heredoc
    {
        std::string name;
        bool stripsTabs = false;
        bool feedsShell = false;
    };
    struct Reading
    {
        ShellCommand command;
        std::vector<Span> substitutions;
        std::vector<Heredoc> heredocs;
    };

    std::string_view raw(const ShellWord &word) const
    {
        return m_text.substr(word.span.begin, word.span.end - word.span.begin);
    }
    bool atWord(std::string_view text) const
    {
        return m_token.kind == Kind::Word && !m_token.isQuoted && m_token.word.text == text;
    }
    void advance();
    void takeHeredocs();
    void statement();
    void setLink(Link link);
    bool takeReservedWord();
    void takeLoopWords();
    void takeCaseWord();
    void skipPattern();
    void readCommand();
    bool readElement(Reading &reading);
    void readWord(Reading &reading);
    void readRedirection(Reading &reading);
    void readTest(Reading &reading);
    void finish(Reading reading);
    void parseNested(Span span);
    void parseInlineScript(const ShellWord &word);

    std::string_view m_text;
    ShellLexer m_lexer;
    ShellToken m_token;
    Link m_link = Link::Start;
    std::uint32_t m_baseDepth;
    std::uint32_t m_nesting = 0; ///< groups and compound commands that are open
    std::uint32_t m_cases = 0;
    std::vector<Heredoc> m_heredocs; ///< their bodies start behind the next line end
    ShellText &m_out;
};

void ShellParser::parse()
{
    for (advance(); m_token.kind != Kind::End;)
        statement();
}

void ShellParser::advance()
{
    if (m_token.kind == Kind::Newline)
        takeHeredocs();
    m_token = m_lexer.next();
}

void ShellParser::takeHeredocs()
{
    for (const auto &heredoc : std::exchange(m_heredocs, {})) {
        const auto body = m_lexer.takeHeredoc(heredoc.name, heredoc.stripsTabs);
        if (heredoc.feedsShell)
            parseNested(body);
    }
}

void ShellParser::setLink(Link link)
{
    m_link = link;
    advance();
}

void ShellParser::statement()
{
    switch (m_token.kind) {
    case Kind::End:
        return;
    case Kind::Word:
    case Kind::Redirect:
        if (!takeReservedWord())
            readCommand();
        return;
    case Kind::Open:
        ++m_nesting;
        return advance();
    case Kind::Close:
        m_nesting -= m_nesting > 0;
        return advance();
    case Kind::CaseEnd:
        advance();
        if (m_cases > 0)
            skipPattern();
        return;
    case Kind::And:
        return setLink(Link::And);
    case Kind::Or:
        return setLink(Link::Or);
    case Kind::Pipe:
        m_out.hasPipes = true;
        return setLink(Link::Pipe);
    case Kind::Background:
        return setLink(Link::Background);
    case Kind::Semicolon:
        return setLink(Link::Sequence);
    case Kind::Newline:
        // `a &&` goes on in the next line.
        return setLink(m_link == Link::Background ? Link::Sequence : m_link);
    }
}

bool ShellParser::takeReservedWord()
{
    static constexpr std::array<std::string_view, 7> kOpening = {"if",   "while",  "until", "for",
                                                                 "case", "select", "{"};
    static constexpr std::array<std::string_view, 4> kClosing = {"fi", "done", "esac", "}"};
    static constexpr std::array<std::string_view, 6> kBetween = {"then", "else", "elif",
                                                                 "do",   "!",    "time"};
    if (m_token.kind != Kind::Word || m_token.isQuoted)
        return false;
    const auto word = m_token.word.text;
    if (isOneOf(word, kClosing)) {
        m_nesting -= m_nesting > 0;
        m_cases -= word == "esac" && m_cases > 0;
    } else if (isOneOf(word, kOpening)) {
        ++m_nesting;
    } else if (word == "function") {
        advance();
    } else if (!isOneOf(word, kBetween)) {
        return false;
    }
    advance();
    if (word == "for" || word == "select")
        takeLoopWords();
    if (word == "case")
        takeCaseWord();
    return true;
}

void ShellParser::takeLoopWords()
{
    while ((m_token.kind == Kind::Word && !atWord("do")) || m_token.kind == Kind::Open ||
           m_token.kind == Kind::Close) {
        for (const auto &span : m_token.substitutions)
            parseNested(span);
        advance();
    }
}

void ShellParser::takeCaseWord()
{
    ++m_cases;
    while (m_token.kind == Kind::Word && !atWord("in")) {
        for (const auto &span : m_token.substitutions)
            parseNested(span);
        advance();
    }
    advance();
    skipPattern();
}

/// Up to the commands behind `pattern)`.
void ShellParser::skipPattern()
{
    while (m_token.kind == Kind::Newline)
        advance();
    if (atWord("esac"))
        return;
    while (m_token.kind != Kind::Close && m_token.kind != Kind::End)
        advance();
    advance();
    m_link = Link::Sequence;
}

void ShellParser::readCommand()
{
    Reading reading;
    reading.command.link = m_link;
    reading.command.depth = m_baseDepth + m_nesting;
    m_link = Link::Sequence;
    while (readElement(reading)) {
    }
    if (m_token.kind == Kind::Open && reading.command.words.size() == 1) {
        advance(); // `name()` starts a function
        if (m_token.kind == Kind::Close)
            advance();
        return;
    }
    finish(std::move(reading));
}

bool ShellParser::readElement(Reading &reading)
{
    if (m_token.kind == Kind::Redirect) {
        readRedirection(reading);
        return true;
    }
    if (m_token.kind == Kind::Open && reading.command.words.empty()) {
        while (m_token.kind != Kind::Close && m_token.kind != Kind::End)
            advance(); // `a=(x y)`
        advance();
        return true;
    }
    if (m_token.kind != Kind::Word)
        return false;
    const bool isTest = reading.command.words.empty() && atWord("[[");
    readWord(reading);
    if (isTest)
        readTest(reading);
    return true;
}

void ShellParser::readWord(Reading &reading)
{
    auto &command = reading.command;
    const bool isSetting = command.words.empty() && isAssignment(raw(m_token.word));
    (isSetting ? command.assignments : command.words).push_back(std::move(m_token.word));
    reading.substitutions.insert(reading.substitutions.end(), m_token.substitutions.begin(),
                                 m_token.substitutions.end());
    advance();
}

/// Operators between `[[` and `]]` separate nothing.
void ShellParser::readTest(Reading &reading)
{
    while (m_token.kind != Kind::End && m_token.kind != Kind::Newline &&
           m_token.kind != Kind::Semicolon && !atWord("]]")) {
        if (m_token.kind == Kind::Word)
            readWord(reading);
        else
            advance();
    }
}

void ShellParser::readRedirection(Reading &reading)
{
    ShellRedirection redirection;
    redirection.kind = m_token.redirection;
    const bool stripsTabs = m_token.stripsTabs;
    advance();
    if (m_token.kind != Kind::Word)
        return;
    redirection.target = std::move(m_token.word);
    reading.substitutions.insert(reading.substitutions.end(), m_token.substitutions.begin(),
                                 m_token.substitutions.end());
    if (redirection.kind == ShellRedirection::Kind::Heredoc)
        reading.heredocs.push_back({redirection.target.text, stripsTabs, false});
    reading.command.redirections.push_back(std::move(redirection));
    advance();
}

void ShellParser::finish(Reading reading)
{
    auto &command = reading.command;
    unwrap(command);
    for (auto &heredoc : reading.heredocs) {
        heredoc.feedsShell = readsInput(command);
        m_heredocs.push_back(std::move(heredoc));
    }
    const auto script = !command.words.empty() && isShellName(command.name())
                            ? inlineScriptIndex(command.words)
                            : 0;
    const auto scriptWord = command.words.empty() ? ShellWord() : command.words[script];
    if (!command.words.empty())
        m_out.commands.push_back(std::move(command));
    for (const auto &span : reading.substitutions)
        parseNested(span);
    if (script > 0)
        parseInlineScript(scriptWord);
}

void ShellParser::parseNested(Span span)
{
    if (m_baseDepth + 1 < kMaximumDepth)
        ShellParser(m_text, span, m_baseDepth + m_nesting + 1, m_out).parse();
}

void ShellParser::parseInlineScript(const ShellWord &word)
{
    const auto written = raw(word);
    const auto quote = written.empty() ? '\0' : written.front();
    const bool isQuoted = (quote == '\'' || quote == '"') && written.size() > 1 &&
                          written.find(quote, 1) == written.size() - 1;
    if (isQuoted && (quote == '\'' || written.find('\\') == std::string_view::npos))
        return parseNested({word.span.begin + 1, word.span.end - 1});
    if (m_baseDepth + 1 >= kMaximumDepth)
        return;
    ShellText inner;
    const Span whole{0, static_cast<std::uint32_t>(word.text.size())};
    ShellParser(word.text, whole, m_baseDepth + m_nesting + 1, inner).parse();
    m_out.hasPipes |= inner.hasPipes;
    for (auto &command : inner.commands) {
        command.isInexact = true;
        for (auto *words : {&command.assignments, &command.wrappers, &command.words}) {
            for (auto &part : *words)
                part.span = word.span;
        }
        m_out.commands.push_back(std::move(command));
    }
}

} // namespace

Span ShellCommand::span() const
{
    Span span{words.front().span.begin, words.back().span.end};
    for (const auto *part : {&assignments, &wrappers}) {
        if (!part->empty())
            span.begin = std::min(span.begin, part->front().span.begin);
    }
    return span;
}

ShellText splitExec(std::string_view text, std::vector<ShellWord> words)
{
    ShellText out;
    ShellCommand command;
    command.words = std::move(words);
    unwrap(command);
    if (command.words.empty())
        return out;
    const auto script = isShellName(command.name()) ? inlineScriptIndex(command.words) : 0;
    const auto span = command.words[script].span;
    out.commands.push_back(std::move(command));
    if (script > 0)
        ShellParser(text, span, 1, out).parse();
    return out;
}

ShellText splitShell(std::string_view script, std::uint32_t begin)
{
    ShellText out;
    ShellParser(script, {begin, static_cast<std::uint32_t>(script.size())}, 0, out).parse();
    return out;
}

} // namespace stagewright::lint
