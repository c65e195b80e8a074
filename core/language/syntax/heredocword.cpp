#include "core/language/syntax/heredocword.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/shellword.h"

#include <algorithm>

namespace stagewright::syntax {

namespace {

std::optional<std::string> noVariable(std::string_view)
{
    return std::nullopt;
}

std::ptrdiff_t countQuotes(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return c == '\'' || c == '"'; });
}

/// Digits, `<<`, an optional `-`, blanks, and a rest without `<`; nothing else before or behind.
std::optional<HeredocWord> splitMark(std::string_view word, std::string_view &rest)
{
    HeredocWord result;
    std::size_t offset = 0;
    while (offset < word.size() && isDigit(static_cast<unsigned char>(word[offset])))
        ++offset;
    result.fileDescriptor =
        static_cast<std::uint32_t>(parseUnsigned(word.substr(0, offset)).value_or(0));
    if (!word.substr(offset).starts_with("<<"))
        return std::nullopt;
    offset += 2;
    result.stripTabs = word.substr(offset).starts_with('-');
    offset += result.stripTabs ? 1 : 0;
    while (offset < word.size() &&
           std::string_view(" \t\n\f\r").find(word[offset]) != std::string_view::npos)
        ++offset;
    rest = word.substr(offset);
    if (rest.empty() || rest.find('<') != std::string_view::npos)
        return std::nullopt;
    return result;
}

} // namespace

tl::expected<std::optional<HeredocWord>, Message> parseHeredocWord(std::string_view word)
{
    std::string_view rest;
    auto result = splitMark(word, rest);
    if (!result)
        return std::nullopt;
    ShellOptions options;
    options.keepUnset = true;
    const auto plain = expandShell(rest, noVariable, options);
    if (!plain)
        return tl::unexpected(Message(MSG("syntax", "failed to process %1: %2"),
                                      {quoted(rest), plain.error().toString()}));
    if (plain->words.size() != 1)
        return std::nullopt;
    options.keepQuotes = true;
    const auto raw = expandShell(rest, noVariable, options);
    if (!raw || raw->words.size() != 1)
        return std::nullopt;
    result->name = plain->words.front().text;
    // A quote that is there in one reading only was a quote and not a character of the name.
    result->expand = countQuotes(result->name) == countQuotes(raw->words.front().text);
    return result;
}

tl::expected<std::vector<HeredocWord>, Message> findHeredocWords(std::string_view line)
{
    ShellOptions options;
    options.keepQuotes = true;
    options.keepEscapes = true;
    options.keepUnset = true;
    std::vector<HeredocWord> found;
    const auto words = expandShell(line, noVariable, options);
    if (!words)
        return found;
    for (const auto &word : words->words) {
        auto heredoc = parseHeredocWord(word.text);
        if (!heredoc)
            return tl::unexpected(std::move(heredoc).error());
        if (!*heredoc)
            continue;
        (*heredoc)->span = word.span;
        found.push_back(std::move(**heredoc));
    }
    return found;
}

std::string stripLeadingTabs(std::string_view content)
{
    std::string result;
    result.reserve(content.size());
    bool isLineStart = true;
    for (const char c : content) {
        if (isLineStart && c == '\t')
            continue;
        result += c;
        isLineStart = c == '\n';
    }
    return result;
}

} // namespace stagewright::syntax
