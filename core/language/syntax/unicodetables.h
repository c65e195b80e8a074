/// Private to the room: categories of Unicode above ASCII (version 15), in ascending ranges.
#pragma once

#include <span>

namespace stagewright::syntax {

struct CharacterRange
{
    char32_t first;
    char32_t last;
};

std::span<const CharacterRange> letterRanges();    ///< L
std::span<const CharacterRange> digitRanges();     ///< Nd
std::span<const CharacterRange> printableRanges(); ///< L, M, N, P, S

} // namespace stagewright::syntax
