#include "core/language/syntax/shellword.h"

#include "core/language/syntax/characters.h"
#include "core/language/syntax/shellpattern.h"

#include <algorithm>
#include <utility>

namespace stagewright::syntax {

namespace {

using Expanded = tl::expected<std::string, Message>;

tl::unexpected<Message> failure(std::string_view text,
                                std::initializer_list<std::string_view> arguments = {})
{
    return tl::unexpected(Message(text, arguments));
}

/// Deeper nesting of `${a:-${b:-…}}` is refused: the reader recurses.
constexpr int kMaximumDepth = 200;

/// Puts words together from what is read, and remembers where they came from.
class WordBuilder
{
public:
    void add(std::string_view character, bool isBlank, Span from)
    {
        if (!isBlank) {
            addRaw(character, from);
        } else if (m_isInside && !m_word.text.empty()) {
            finish();
        }
    }
    void addRaw(std::string_view text, Span from)
    {
        if (m_word.text.empty())
            m_word.span.begin = from.begin;
        m_word.text += text;
        m_word.span.end = from.end;
        m_isInside = true;
    }
    void addSplitting(std::string_view text, Span from)
    {
        for (std::size_t offset = 0; offset < text.size();) {
            const auto point = codePointAt(text, offset);
            add(text.substr(offset, point.length), isSpace(point.value), from);
            offset += point.length;
        }
    }
    /// BuildKit reads the word of a `${v:-word}` into the same buffer: what stands in front of it
    /// is lost to the list of words.
    void lose() { m_word = {}; }
    std::vector<ShellWord> take()
    {
        if (!m_word.text.empty())
            finish();
        return std::move(m_words);
    }

private:
    void finish()
    {
        m_words.push_back(std::exchange(m_word, {}));
        m_isInside = false;
    }

    std::vector<ShellWord> m_words;
    ShellWord m_word;
    bool m_isInside = false;
};

class ShellReader
{
public:
    ShellReader(std::string_view input, const VariableLookup &lookup, const ShellOptions &options)
        : m_input(input)
        , m_lookup(lookup)
        , m_options(options)
        , m_offset(markLength(input))
        , m_keepEscapes(options.keepEscapes)
    {}

    tl::expected<ShellText, Message> readAll()
    {
        auto text = readUntil('\0', m_options.keepEscapes, &m_words);
        if (!text)
            return tl::unexpected(std::move(text).error());
        m_result.text = std::move(*text);
        m_result.words = m_words.take();
        return std::move(m_result);
    }

private:
    bool atEnd() const { return m_offset >= m_input.size(); }
    char peek() const { return atEnd() ? '\0' : m_input[m_offset]; }
    bool nextIs(char c) const { return !atEnd() && m_input[m_offset] == c; }
    std::string_view take();

    Expanded readUntil(char stop, bool keepEscapes, WordBuilder *words);
    tl::expected<bool, Message> readSpecial(std::string &out, WordBuilder *words);
    bool readOrdinary(char stop, std::string &out, WordBuilder *words);
    void readPlain(std::string &out, WordBuilder *words);
    Expanded readSingleQuotes();
    Expanded readDoubleQuotes();
    void readEscapeInQuotes(std::string &out, std::string_view escape);
    Expanded readDollar();
    Expanded readBraces();
    Expanded readModifier(std::string_view name);
    Expanded readReplacement(std::string_view name);
    std::string_view readName();
    std::string_view readHeredocMark();
    Expanded applyModifier(std::string_view name, std::string_view modifier, std::string word);
    std::optional<std::string> lookUp(std::string_view name);
    /// What a failed inner read means: at the end of the input the brace is missing.
    Message innerError(Message inner, std::string_view missing) const
    {
        return atEnd() ? Message(missing) : std::move(inner);
    }

    std::string_view m_input;
    const VariableLookup &m_lookup;
    const ShellOptions &m_options;
    ShellText m_result;
    WordBuilder m_words;
    std::size_t m_offset;
    bool m_keepEscapes;
    int m_depth = 0;
};

/// The next character; ill-formed bytes come out as U+FFFD.
std::string_view ShellReader::take()
{
    const auto point = codePointAt(m_input, m_offset);
    const auto start = m_offset;
    m_offset += point.length;
    if (point.value == 0xFFFD)
        return "\xEF\xBF\xBD";
    return m_input.substr(start, point.length);
}

Expanded ShellReader::readUntil(char stop, bool keepEscapes, WordBuilder *words)
{
    if (++m_depth > kMaximumDepth)
        return failure(MSG("syntax", "variables are nested too deeply"));
    const auto outer = std::exchange(m_keepEscapes, keepEscapes);
    m_words.lose();
    std::string out;
    tl::expected<bool, Message> special = true;
    while (!atEnd() && (stop == '\0' || !nextIs(stop))) {
        if (readOrdinary(stop, out, words))
            continue;
        special = readSpecial(out, words);
        if (!special)
            break;
        if (!*special)
            readPlain(out, words);
    }
    m_keepEscapes = outer;
    --m_depth;
    if (!special)
        return tl::unexpected(std::move(special).error());
    if (stop == '\0')
        return out;
    if (atEnd())
        return failure(MSG("syntax", "unexpected end of statement while looking for matching %1"),
                       {std::string_view(&stop, 1)});
    ++m_offset;
    return out;
}

/// A run of characters that mean nothing anywhere in a word; most text is made of them.
bool ShellReader::readOrdinary(char stop, std::string &out, WordBuilder *words)
{
    constexpr auto isOrdinary = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= ':') ||
               c == '_' || c == '=';
    };
    const auto begin = m_offset;
    while (!atEnd() && peek() != stop && isOrdinary(peek()))
        ++m_offset;
    const auto run = m_input.substr(begin, m_offset - begin);
    out += run;
    if (words && !run.empty())
        words->addRaw(run,
                      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_offset)});
    return !run.empty();
}

/// Quotes, variables, and `<<` with the blanks behind it; false where none begins here.
tl::expected<bool, Message> ShellReader::readSpecial(std::string &out, WordBuilder *words)
{
    const char c = peek();
    const auto begin = static_cast<std::uint32_t>(m_offset);
    Expanded piece;
    if (c == '$')
        piece = readDollar();
    else if (c == '\'' && !m_options.ignoreQuotes)
        piece = readSingleQuotes();
    else if (c == '"' && !m_options.ignoreQuotes)
        piece = readDoubleQuotes();
    else if (c == '<')
        piece = std::string(readHeredocMark());
    else
        return false;
    if (!piece)
        return tl::unexpected(std::move(piece).error());
    out += *piece;
    const Span span{begin, static_cast<std::uint32_t>(m_offset)};
    if (words && c == '$')
        words->addSplitting(*piece, span);
    else if (words)
        words->addRaw(*piece, span);
    return true;
}

void ShellReader::readPlain(std::string &out, WordBuilder *words)
{
    const auto begin = static_cast<std::uint32_t>(m_offset);
    const auto span = [&] { return Span{begin, static_cast<std::uint32_t>(m_offset)}; };
    const auto first = codePointAt(m_input, m_offset).value;
    auto character = take();
    if (character != std::string_view(&m_options.escape, 1)) {
        out += character;
        if (words)
            words->add(character, isSpace(first), span());
        return;
    }
    if (m_keepEscapes) {
        out += character;
        if (words)
            words->addRaw(character, span());
    }
    if (atEnd())
        return;
    character = take();
    out += character;
    if (words)
        words->addRaw(character, span());
}

Expanded ShellReader::readSingleQuotes()
{
    ++m_offset;
    std::string out = m_options.keepQuotes ? "'" : "";
    while (!atEnd()) {
        const auto character = take();
        if (character == "'")
            return m_options.keepQuotes ? out + "'" : out;
        out += character;
    }
    return failure(
        MSG("syntax", "unexpected end of statement while looking for matching single-quote"));
}

Expanded ShellReader::readDoubleQuotes()
{
    ++m_offset;
    std::string out = m_options.keepQuotes ? "\"" : "";
    while (!atEnd()) {
        if (nextIs('"')) {
            ++m_offset;
            return m_options.keepQuotes ? out + "\"" : out;
        }
        if (nextIs('$')) {
            auto value = readDollar();
            if (!value)
                return value;
            out += *value;
            continue;
        }
        const auto character = take();
        if (character == std::string_view(&m_options.escape, 1))
            readEscapeInQuotes(out, character);
        else
            out += character;
    }
    return failure(
        MSG("syntax", "unexpected end of statement while looking for matching double-quote"));
}

/// Inside double quotes only the quote, `$` and the escape character itself can be escaped.
void ShellReader::readEscapeInQuotes(std::string &out, std::string_view escape)
{
    if (m_keepEscapes)
        out += escape;
    if (atEnd())
        return;
    const bool isEscaped = nextIs('"') || nextIs('$') || nextIs(m_options.escape);
    out += isEscaped ? take() : escape;
}

Expanded ShellReader::readDollar()
{
    ++m_offset;
    if (nextIs('{')) {
        ++m_offset;
        return readBraces();
    }
    const auto name = readName();
    if (name.empty())
        return std::string("$");
    auto value = lookUp(name);
    if (!value && m_options.keepUnset)
        return std::string("$").append(name);
    return value.value_or("");
}

Expanded ShellReader::readBraces()
{
    if (atEnd())
        return failure(MSG("syntax", "syntax error: missing '}'"));
    if (nextIs('{') || nextIs('}') || nextIs(':'))
        return failure(MSG("syntax", "syntax error: bad substitution"));
    const auto name = readName();
    if (atEnd())
        return failure(MSG("syntax", "syntax error: missing '}'"));
    if (nextIs('}')) {
        ++m_offset;
        auto value = lookUp(name);
        if (!value && m_options.keepUnset)
            return std::string("${").append(name) + "}";
        return value.value_or("");
    }
    if (nextIs('/')) {
        ++m_offset;
        return readReplacement(name);
    }
    return readModifier(name);
}

/// Behind the name: an optional colon, one of - + ? # %, and the word up to the brace.
Expanded ShellReader::readModifier(std::string_view name)
{
    const auto begin = m_offset;
    const bool hasColon = nextIs(':');
    m_offset += hasColon ? 1 : 0;
    const char kind = peek();
    const auto sign = take();
    const auto modifier = m_input.substr(begin, m_offset - begin);
    const bool isPattern = kind == '#' || kind == '%';
    const bool isKnown =
        sign.size() == 1 && std::string_view("-+?#%").find(kind) != std::string_view::npos;
    if ((!isKnown && !hasColon) || (hasColon && isPattern))
        return failure(MSG("syntax", "unsupported modifier (%1) in substitution"), {modifier});
    auto word = readUntil('}', isPattern, nullptr);
    if (!word)
        return tl::unexpected(
            innerError(std::move(word).error(), MSG("syntax", "syntax error: missing '}'")));
    return applyModifier(name, modifier, std::move(*word));
}

Expanded ShellReader::applyModifier(std::string_view name, std::string_view modifier,
                                    std::string word)
{
    const auto value = lookUp(name);
    if (!value && m_options.keepUnset)
        return std::string("${").append(name).append(modifier) + word + "}";
    const bool isEmptyUnset = modifier.front() == ':';
    const bool isMissing = !value || (isEmptyUnset && value->empty());
    const char kind = modifier.back();
    switch (kind) {
    case '-':
        return isMissing ? word : *value;
    case '+':
        return isMissing ? std::string() : word;
    case '?':
        if (!isMissing)
            return *value;
        if (word.empty())
            word = value ? MSG("syntax", "is not allowed to be empty")
                         : MSG("syntax", "is not allowed to be unset");
        return failure("%1: %2", {name, word});
    case '#':
    case '%': {
        const bool longest = word.starts_with(kind);
        const auto pattern = std::string_view(word).substr(longest ? 1 : 0);
        return kind == '#' ? trimPrefix(value.value_or(""), pattern, longest)
                           : trimSuffix(value.value_or(""), pattern, longest);
    }
    default:
        return failure(MSG("syntax", "unsupported modifier (%1) in substitution"), {modifier});
    }
}

Expanded ShellReader::readReplacement(std::string_view name)
{
    const bool all = nextIs('/');
    m_offset += all ? 1 : 0;
    auto pattern = readUntil('/', true, nullptr);
    if (!pattern)
        return tl::unexpected(innerError(std::move(pattern).error(),
                                         MSG("syntax", "syntax error: missing '/' in ${}")));
    auto replacement = readUntil('}', true, nullptr);
    if (!replacement)
        return tl::unexpected(
            innerError(std::move(replacement).error(), MSG("syntax", "syntax error: missing '}'")));
    const auto value = lookUp(name);
    if (!value && m_options.keepUnset)
        return std::string("${").append(name) + "/" + *pattern + "/" + *replacement + "}";
    return replacePattern(value.value_or(""), *pattern, *replacement, all);
}

/// A run of digits, one special parameter, or letters, digits and underscores.
std::string_view ShellReader::readName()
{
    const auto begin = m_offset;
    const auto skip = [this](auto &&belongs) {
        for (;;) {
            const auto point = codePointAt(m_input, m_offset);
            if (!belongs(point.value))
                return;
            m_offset += point.length;
        }
    };
    if (isDigit(codePointAt(m_input, m_offset).value)) {
        skip(isDigit);
    } else if (!atEnd() && std::string_view("@*#?-$!").find(peek()) != std::string_view::npos) {
        ++m_offset;
    } else {
        skip([](char32_t value) { return isLetter(value) || isDigit(value) || value == '_'; });
    }
    return m_input.substr(begin, m_offset - begin);
}

/// `<`, or `<<` and the blanks up to the name of a heredoc, which belong to one word with it.
std::string_view ShellReader::readHeredocMark()
{
    const auto begin = m_offset++;
    if (nextIs('<')) {
        ++m_offset;
        while (nextIs(' ') || nextIs('\t') || nextIs('\r'))
            ++m_offset;
    }
    return m_input.substr(begin, m_offset - begin);
}

std::optional<std::string> ShellReader::lookUp(std::string_view name)
{
    auto value = m_lookup(name);
    auto &names = value ? m_result.used : m_result.unset;
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.emplace_back(name);
    return value;
}

} // namespace

tl::expected<ShellText, Message> expandShell(std::string_view input, const VariableLookup &lookup,
                                             const ShellOptions &options)
{
    return ShellReader(input, lookup, options).readAll();
}

} // namespace stagewright::syntax
