/// The JSON form of arguments: `["a", "b"]`.
#pragma once

#include "core/language/syntax/joinedtext.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::syntax {

struct JsonElement
{
    std::string text; ///< decoded
    Span span;        ///< with its quotes
};

struct JsonArray
{
    enum class State {
        NotAnArray, ///< no complete JSON array: the words count as they stand
        Strings,
        OtherElements, ///< a complete array, but not of strings only: an error
    };
    State state = State::NotAnArray;
    std::vector<JsonElement> elements;
};

/// Reads as Go's encoding/json does: ill-formed UTF-8 and lone surrogates become U+FFFD.
JsonArray parseJsonArray(std::string_view text);

} // namespace stagewright::syntax
