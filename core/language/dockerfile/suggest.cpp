#include "core/language/dockerfile/suggest.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

namespace stagewright::dockerfile {

namespace {

/// Letters above ASCII are taken for small ones; most are.
bool isUpperCase(std::string_view word)
{
    bool hasLetter = false;
    for (std::size_t offset = 0; offset < word.size();) {
        const auto point = syntax::codePointAt(word, offset);
        const bool isCapital = point.value >= 'A' && point.value <= 'Z';
        if (!isCapital && syntax::isLetter(point.value))
            return false;
        hasLetter = hasLetter || isCapital;
        offset += point.length;
    }
    return hasLetter;
}

} // namespace

std::optional<std::string> suggest(std::string_view word, std::span<const std::string_view> options,
                                   bool caseSensitive)
{
    const auto wanted = caseSensitive ? std::string(word) : toLowerAscii(word);
    std::optional<std::string> nearest;
    std::size_t best = 3;
    for (const auto option : options) {
        auto candidate = caseSensitive ? std::string(option) : toLowerAscii(option);
        if (candidate == wanted)
            return std::nullopt;
        if (const auto distance = levenshtein(wanted, candidate); distance < best) {
            best = distance;
            nearest = std::move(candidate);
        }
    }
    if (nearest && !caseSensitive && isUpperCase(word))
        nearest = toUpperAscii(*nearest);
    return nearest;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> options,
                       bool caseSensitive)
{
    const auto nearest = suggest(word, options, caseSensitive);
    return nearest ? concat(" (did you mean ", *nearest, "?)") : std::string();
}

} // namespace stagewright::dockerfile
