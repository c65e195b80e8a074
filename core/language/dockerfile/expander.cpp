#include "core/language/dockerfile/expander.h"

#include "core/language/dockerfile/words.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

/// Words without any of these, in ASCII, come out as they are.
bool isPlain(std::string_view text, char escape)
{
    return std::all_of(text.begin(), text.end(), [escape](char c) {
        return c != '$' && c != '\'' && c != '"' && c != escape &&
               static_cast<unsigned char>(c) < 0x80;
    });
}

/// Where `part`, a piece of `text`, stands in the file. A text that is shorter than its range had
/// lines joined or quotes removed: then the range is all that is known.
TextRange rangeOf(std::string_view part, std::string_view text, TextRange range)
{
    const auto offset = part.data() - text.data();
    const bool isInside = offset >= 0 && static_cast<std::size_t>(offset) <= text.size();
    if (!isInside || range.length() != text.size())
        return range;
    const auto begin = range.begin + static_cast<std::uint32_t>(offset);
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

} // namespace

VariableLookup Expander::lookup(std::string_view text, TextRange range, const Variables &variables)
{
    return [this, text, range, &variables](std::string_view name) -> std::optional<std::string> {
        auto variable = variables.find(name);
        const auto value = variable ? variable->value : std::nullopt;
        m_uses.push_back(
            {std::string(name), rangeOf(name, text, range), m_word, std::move(variable)});
        return value;
    };
}

Expected<std::string> Expander::text(std::string_view text, TextRange range,
                                     const Variables &variables)
{
    ++m_word;
    if (isPlain(text, m_escape))
        return std::string(text);
    auto expanded = expandWord(text, lookup(text, range, variables), m_escape);
    if (!expanded)
        return tl::unexpected(std::move(expanded).error());
    return std::move(expanded->text);
}

Expected<std::vector<std::string>> Expander::words(const Word &word, const Variables &variables)
{
    ++m_word;
    return expandToWords(word.text, lookup(word.text, word.range, variables), m_escape);
}

Expected<std::string> Expander::heredoc(const Heredoc &heredoc, std::string_view content,
                                        const Variables &variables)
{
    ++m_word;
    if (isPlain(content, '\\'))
        return std::string(content);
    const auto begin = heredoc.bodyRange.begin;
    const TextRange range =
        heredoc.stripTabs ? heredoc.bodyRange
                          : TextRange{begin, begin + static_cast<std::uint32_t>(content.size())};
    auto expanded = expandHeredoc(content, lookup(content, range, variables));
    if (!expanded)
        return tl::unexpected(std::move(expanded).error());
    return std::move(expanded->text);
}

} // namespace stagewright::dockerfile
