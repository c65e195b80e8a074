#include "core/language/syntax/directive.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>

namespace stagewright::syntax {

namespace {

/// What Go's `\s` matches.
bool isAsciiSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

std::size_t skipAsciiSpaces(std::string_view text, std::size_t offset)
{
    while (offset < text.size() && isAsciiSpace(text[offset]))
        ++offset;
    return offset;
}

text::TextRange rangeOf(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

DirectiveText directiveOf(std::string_view line, std::size_t keyBegin, std::size_t keyEnd,
                          std::size_t valueBegin, std::size_t valueEnd)
{
    return {std::string(line.substr(keyBegin, keyEnd - keyBegin)),
            std::string(line.substr(valueBegin, valueEnd - valueBegin)), rangeOf(keyBegin, keyEnd),
            rangeOf(valueBegin, valueEnd)};
}

std::string_view takeLine(std::string_view &text)
{
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// Reads directives until a line is none; a repeated one ends the search.
std::optional<FoundDirective> search(std::string_view text, std::string_view key,
                                     std::string_view prefix, std::uint32_t line)
{
    std::set<std::string> seen;
    for (; !text.empty(); ++line) {
        const auto directive = parseDirectiveLine(takeLine(text), prefix);
        if (!directive || !isDirectiveKey(directive->key) ||
            !seen.insert(toLowerAscii(directive->key)).second)
            return std::nullopt;
        if (equalsIgnoringAsciiCase(directive->key, key))
            return FoundDirective{directive->value.substr(0, directive->value.find(' ')),
                                  directive->value, line};
    }
    return std::nullopt;
}

std::string_view withoutPreamble(std::string_view text, std::uint32_t &line)
{
    text.remove_prefix(markLength(text));
    if (text.starts_with("#!")) {
        takeLine(text);
        ++line;
    }
    return text;
}

} // namespace

std::optional<DirectiveText> parseDirectiveLine(std::string_view line, std::string_view prefix)
{
    if (!line.starts_with(prefix))
        return std::nullopt;
    const auto keyBegin = skipSpaces(line, prefix.size());
    auto offset = keyBegin;
    while (offset < line.size() &&
           ((line[offset] >= 'a' && line[offset] <= 'z') ||
            (line[offset] >= 'A' && line[offset] <= 'Z') ||
            (offset > keyBegin && isDigit(static_cast<unsigned char>(line[offset])))))
        ++offset;
    const auto keyEnd = offset;
    offset = skipAsciiSpaces(line, offset);
    if (keyEnd == keyBegin || offset >= line.size() || line[offset] != '=')
        return std::nullopt;
    const auto valueBegin = skipAsciiSpaces(line, offset + 1);
    // Of nothing but white space the last character is the value.
    if (valueBegin == line.size() && valueBegin > offset + 1)
        return directiveOf(line, keyBegin, keyEnd, valueBegin - 1, valueBegin);
    auto valueEnd = line.size();
    while (valueEnd > valueBegin && isAsciiSpace(line[valueEnd - 1]))
        --valueEnd;
    if (valueEnd == valueBegin)
        return std::nullopt;
    return directiveOf(line, keyBegin, keyEnd, valueBegin, valueEnd);
}

bool isDirectiveKey(std::string_view key)
{
    constexpr std::array<std::string_view, 3> kKeys = {"syntax", "escape", "check"};
    for (const auto known : kKeys) {
        if (equalsIgnoringAsciiCase(known, key))
            return true;
    }
    return false;
}

std::optional<FoundDirective> findDirective(std::string_view text, std::string_view key)
{
    std::uint32_t line = 0;
    const auto rest = withoutPreamble(text, line);
    return search(rest, key, "#", line);
}

std::optional<FoundDirective> findSyntax(std::string_view text)
{
    if (auto found = findDirective(text, "syntax"))
        return found;
    std::uint32_t line = 0;
    const auto rest = withoutPreamble(text, line);
    if (auto found = search(rest, "syntax", "//", line))
        return found;
    const auto document = parseJson(rest);
    if (!document)
        return std::nullopt;
    if (auto value = stringAt(*document, "syntax"))
        return FoundDirective{*value, *value, line};
    return std::nullopt;
}

} // namespace stagewright::syntax
