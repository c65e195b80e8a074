/// Random gestures on a text, with what each shall do to its graph.
#pragma once

#include "core/language/edit/edit.h"
#include "core/language/edit/meaning.h"
#include "tests/core/language/edit/graphmodel.h"

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace stagewright::tests {

/// One gesture that was tried.
struct Trial
{
    std::string name; ///< of the gesture, for tallies
    std::string what; ///< with its arguments
    edit::EditResult result = tl::unexpected(edit::Refusal{});
    GraphModel expected; ///< the graph afterwards, where it was done
    /// Whether rows that stay, and their values, must mean what they meant.
    bool keepsValues = false;
    /// What may mean something else, for findDifferences(); nothing where stages come, go or move.
    std::optional<std::vector<edit::AllowedChange>> allowed;
};

Trial randomGesture(const edit::ParsedText &text, const text::TextSnapshot &snapshot,
                    std::mt19937 &random);

/// A change as typing makes it: a few bytes go or come.
text::EditList randomTyping(std::string_view text, std::mt19937 &random);

} // namespace stagewright::tests
