#include "core/language/syntax/arguments.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/jsonarray.h"

#include <utility>

namespace stagewright::syntax {

namespace {

struct NamedForm
{
    std::string_view keyword;
    ArgumentForm form;
};

constexpr NamedForm kForms[] = {
    {"FROM", ArgumentForm::List},
    {"ARG", ArgumentForm::Names},
    {"ENV", ArgumentForm::KeyValues},
    {"LABEL", ArgumentForm::KeyValues},
    {"RUN", ArgumentForm::JsonOrText},
    {"COPY", ArgumentForm::JsonOrList},
    {"ADD", ArgumentForm::JsonOrList},
    {"WORKDIR", ArgumentForm::Text},
    {"USER", ArgumentForm::Text},
    {"STOPSIGNAL", ArgumentForm::Text},
    {"MAINTAINER", ArgumentForm::Text},
    {"EXPOSE", ArgumentForm::List},
    {"VOLUME", ArgumentForm::JsonOrList},
    {"CMD", ArgumentForm::JsonOrText},
    {"ENTRYPOINT", ArgumentForm::JsonOrText},
    {"SHELL", ArgumentForm::JsonOrText},
    {"HEALTHCHECK", ArgumentForm::Health},
    {"ONBUILD", ArgumentForm::Instruction},
};

Argument argumentAt(std::string_view line, std::size_t begin, std::size_t end)
{
    return {std::string(line.substr(begin, end - begin)),
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
}

std::size_t findListSpace(std::string_view line, std::size_t begin, std::size_t end)
{
    while (begin < end && !isListSpace(line[begin]))
        ++begin;
    return begin;
}

std::size_t skipListSpaces(std::string_view line, std::size_t begin, std::size_t end)
{
    while (begin < end && isListSpace(line[begin]))
        ++begin;
    return begin;
}

std::vector<Argument> splitList(std::string_view line, Span span)
{
    std::vector<Argument> words;
    for (std::size_t offset = span.begin; offset < span.end;) {
        const auto end = findListSpace(line, offset, span.end);
        words.push_back(argumentAt(line, offset, end));
        offset = skipListSpaces(line, end, span.end);
    }
    return words;
}

/// Words of a JSON array; nothing where the text is none.
std::optional<Arguments> splitJson(std::string_view line, Span span)
{
    auto array = parseJsonArray(line.substr(span.begin, span.end - span.begin));
    if (array.state == JsonArray::State::NotAnArray)
        return std::nullopt;
    Arguments arguments;
    arguments.isJson = true;
    for (auto &element : array.elements)
        arguments.words.push_back(
            {std::move(element.text),
             {element.span.begin + span.begin, element.span.end + span.begin}});
    if (array.state == JsonArray::State::OtherElements)
        arguments.error = Message(MSG(
            "syntax", "when using JSON array syntax, arrays must be comprised of strings only"));
    return arguments;
}

Arguments splitJsonOrText(std::string_view line, Span span)
{
    if (auto json = splitJson(line, span))
        return std::move(*json);
    Arguments arguments;
    if (!span.isEmpty())
        arguments.words.push_back(argumentAt(line, span.begin, span.end));
    return arguments;
}

/// `k rest of the line`: everything behind the first white space is the value.
Arguments splitLegacyPair(std::string_view line, Span span, std::string_view keyword)
{
    Arguments arguments;
    arguments.isLegacy = true;
    const auto keyEnd = findListSpace(line, span.begin, span.end);
    arguments.words.push_back(argumentAt(line, span.begin, keyEnd));
    if (keyEnd == span.end)
        arguments.error =
            Message(MSG("syntax", "%1 must have two arguments"), {toUpperAscii(keyword)});
    else
        arguments.words.push_back(
            argumentAt(line, skipListSpaces(line, keyEnd, span.end), span.end));
    return arguments;
}

Arguments splitKeyValues(std::string_view line, Span span, std::string_view keyword, char escape)
{
    const auto words = splitQuotedWords(line, span, escape);
    if (words.empty())
        return {};
    if (words.front().text.find('=') == std::string::npos)
        return splitLegacyPair(line, span, keyword);
    Arguments arguments;
    for (const auto &word : words) {
        const auto equals = word.text.find('=');
        if (equals == std::string::npos) {
            arguments.error = Message(MSG("syntax", "Syntax error - can't find = in %1. Must be of "
                                                    "the form: name=value"),
                                      {quoted(word.text)});
            return arguments;
        }
        const auto middle = word.span.begin + static_cast<std::uint32_t>(equals);
        arguments.words.push_back({word.text.substr(0, equals), {word.span.begin, middle}});
        arguments.words.push_back({word.text.substr(equals + 1), {middle + 1, word.span.end}});
    }
    return arguments;
}

/// The type and what follows it; BuildKit looks for white space byte by byte.
Arguments splitHealth(std::string_view line, Span span)
{
    const auto isByteSpace = [line](std::size_t offset) {
        return isSpace(static_cast<unsigned char>(line[offset]));
    };
    std::size_t typeEnd = span.begin;
    while (typeEnd < span.end && !isByteSpace(typeEnd))
        ++typeEnd;
    if (typeEnd == span.begin)
        return {};
    auto rest = static_cast<std::uint32_t>(typeEnd);
    while (rest < span.end && isByteSpace(rest))
        ++rest;
    auto arguments = splitJsonOrText(line, {rest, span.end});
    arguments.words.insert(arguments.words.begin(), argumentAt(line, span.begin, typeEnd));
    return arguments;
}

/// Reads words character by character; quotes and escapes are the same for all that do so.
class QuotedWordReader
{
public:
    QuotedWordReader(std::string_view line, Span span, char escape)
        : m_line(line.substr(0, span.end))
        , m_offset(span.begin)
        , m_escape(escape)
    {}

    std::optional<Argument> next()
    {
        m_offset = skipSpaces(m_line, m_offset);
        if (m_offset >= m_line.size())
            return std::nullopt;
        m_begin = m_offset;
        std::string word;
        while (m_offset < m_line.size() && readPart(word)) {
        }
        if (word.empty())
            return next();
        return Argument{
            std::move(word),
            {static_cast<std::uint32_t>(m_begin), static_cast<std::uint32_t>(m_offset)}};
    }

private:
    /// One character, an escaped one, or a quoted run; false at white space.
    bool readPart(std::string &word)
    {
        const auto point = codePointAt(m_line, m_offset);
        if (isSpace(point.value))
            return false;
        if (point.value == '\'' || point.value == '"') {
            readQuoted(word, static_cast<char>(point.value));
        } else if (m_line[m_offset] == m_escape) {
            readEscaped(word);
        } else {
            word += m_line.substr(m_offset, point.length);
            m_offset += point.length;
        }
        return true;
    }
    void readQuoted(std::string &word, char quote)
    {
        word += m_line[m_offset++];
        while (m_offset < m_line.size()) {
            const char c = m_line[m_offset];
            if (c == m_escape && quote != '\'') {
                readEscaped(word);
                continue;
            }
            word += c;
            ++m_offset;
            if (c == quote)
                return;
        }
    }
    /// The escape stays; alone at the end of the line it is dropped.
    void readEscaped(std::string &word)
    {
        if (m_offset + 1 == m_line.size()) {
            ++m_offset;
            return;
        }
        const auto length = 1 + codePointAt(m_line, m_offset + 1).length;
        word += m_line.substr(m_offset, length);
        m_offset += length;
    }

    std::string_view m_line;
    std::size_t m_offset;
    std::size_t m_begin = 0;
    char m_escape;
};

/// The words that start with `--`, without quotes and escapes. BuildKit reads them byte by byte: it
/// takes every byte above ASCII for the character of that number, the white space there too.
class FlagReader
{
public:
    FlagReader(std::string_view line, std::size_t offset, char escape)
        : m_line(line)
        , m_offset(offset)
        , m_escape(escape)
    {}

    std::vector<Argument> readAll()
    {
        std::vector<Argument> flags;
        for (;;) {
            while (atSpace())
                ++m_offset;
            if (!m_line.substr(m_offset).starts_with("--"))
                return flags;
            const auto begin = static_cast<std::uint32_t>(m_offset);
            auto word = readWord();
            if (word == "--")
                return flags;
            if (!word.empty())
                flags.push_back({std::move(word), {begin, static_cast<std::uint32_t>(m_offset)}});
        }
    }
    std::size_t offset() const { return m_offset; }

private:
    char32_t byte() const { return static_cast<unsigned char>(m_line[m_offset]); }
    bool atSpace() const { return m_offset < m_line.size() && isSpace(byte()); }

    std::string readWord()
    {
        std::string word;
        char quote = '\0';
        while (m_offset < m_line.size()) {
            const char c = m_line[m_offset];
            if (quote == '\0' && atSpace())
                break;
            if (quote != '\0' ? c == quote : c == '\'' || c == '"') {
                quote = quote != '\0' ? '\0' : c;
                ++m_offset;
                continue;
            }
            if (c == m_escape && ++m_offset == m_line.size())
                break;
            appendUtf8(word, byte());
            ++m_offset;
        }
        return word;
    }

    std::string_view m_line;
    std::size_t m_offset;
    char m_escape;
};

} // namespace

ArgumentForm argumentForm(std::string_view keyword)
{
    for (const auto &entry : kForms) {
        if (equalsIgnoringAsciiCase(entry.keyword, keyword))
            return entry.form;
    }
    return ArgumentForm::None;
}

Arguments splitArguments(ArgumentForm form, std::string_view line, Span span,
                         std::string_view keyword, char escape)
{
    Arguments arguments;
    switch (form) {
    case ArgumentForm::None:
    case ArgumentForm::Instruction:
        return {};
    case ArgumentForm::Text:
        if (!span.isEmpty())
            arguments.words.push_back(argumentAt(line, span.begin, span.end));
        return arguments;
    case ArgumentForm::List:
        arguments.words = splitList(line, span);
        return arguments;
    case ArgumentForm::JsonOrText:
        return splitJsonOrText(line, span);
    case ArgumentForm::JsonOrList:
        if (auto json = splitJson(line, span))
            return std::move(*json);
        arguments.words = splitList(line, span);
        return arguments;
    case ArgumentForm::KeyValues:
        return splitKeyValues(line, span, keyword, escape);
    case ArgumentForm::Names:
        arguments.words = splitQuotedWords(line, span, escape);
        return arguments;
    case ArgumentForm::Health:
        return splitHealth(line, span);
    }
    return arguments;
}

std::vector<Argument> splitQuotedWords(std::string_view line, Span span, char escape)
{
    std::vector<Argument> words;
    QuotedWordReader reader(line, span, escape);
    while (auto word = reader.next())
        words.push_back(std::move(*word));
    return words;
}

CommandParts splitCommand(std::string_view line, Span span, char escape)
{
    const auto text = line.substr(0, span.end);
    const auto begin = skipSpaces(text, span.begin);
    const auto end = trimmedEnd(text, begin);
    const auto keywordEnd = findListSpace(text, begin, end);
    FlagReader flags(text.substr(0, end), skipListSpaces(text, keywordEnd, end), escape);
    CommandParts parts;
    parts.keyword = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(keywordEnd)};
    parts.flags = flags.readAll();
    const auto arguments = skipSpaces(text.substr(0, end), flags.offset());
    parts.arguments = {static_cast<std::uint32_t>(arguments), static_cast<std::uint32_t>(end)};
    return parts;
}

} // namespace stagewright::syntax
