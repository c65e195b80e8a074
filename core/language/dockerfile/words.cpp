#include "core/language/dockerfile/words.h"

#include "core/language/syntax/characters.h"

namespace stagewright::dockerfile {

namespace {

tl::expected<syntax::ShellText, Message> expand(std::string_view word, const VariableLookup &lookup,
                                                const syntax::ShellOptions &options)
{
    auto result = syntax::expandShell(word, lookup, options);
    if (result)
        return result;
    return tl::unexpected(Message(MSG("dockerfile", "failed to process %1: %2"),
                                  {syntax::quoted(word), result.error().toString()}));
}

Expansion toExpansion(syntax::ShellText text)
{
    return {std::move(text.text), std::move(text.used), std::move(text.unset)};
}

} // namespace

tl::expected<Expansion, Message> expandWord(std::string_view word, const VariableLookup &lookup,
                                            char escape)
{
    syntax::ShellOptions options;
    options.escape = escape;
    return expand(word, lookup, options).map(toExpansion);
}

tl::expected<std::vector<std::string>, Message>
expandToWords(std::string_view word, const VariableLookup &lookup, char escape)
{
    syntax::ShellOptions options;
    options.escape = escape;
    auto result = expand(word, lookup, options);
    if (!result)
        return tl::unexpected(std::move(result).error());
    std::vector<std::string> words;
    for (auto &part : result->words)
        words.push_back(std::move(part.text));
    return words;
}

tl::expected<Expansion, Message> expandHeredoc(std::string_view content,
                                               const VariableLookup &lookup)
{
    syntax::ShellOptions options;
    options.ignoreQuotes = true;
    return expand(content, lookup, options).map(toExpansion);
}

std::string expandForDisplay(std::string_view text, const VariableLookup &lookup, char escape)
{
    syntax::ShellOptions options;
    options.escape = escape;
    options.keepQuotes = true;
    options.keepUnset = true;
    auto result = syntax::expandShell(text, lookup, options);
    return result ? std::move(result->text) : std::string(text);
}

} // namespace stagewright::dockerfile
