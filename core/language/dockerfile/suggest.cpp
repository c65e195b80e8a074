#include "core/language/dockerfile/suggest.h"

#include "core/base/support/strings.h"

namespace stagewright::dockerfile {

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
    const bool isUpper = word == toUpperAscii(word) && word != toLowerAscii(word);
    if (nearest && !caseSensitive && isUpper)
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
