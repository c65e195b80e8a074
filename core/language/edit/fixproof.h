/// Several fixes tried at once.
#pragma once

#include "core/language/edit/fixes.h"

#include <tl/expected.hpp>

#include <map>
#include <utility>
#include <vector>

namespace stagewright::edit {

/// A fix of a diagnostic; both must outlive it.
struct FixAttempt
{
    const lint::Diagnostic *diagnostic = nullptr;
    const lint::Fix *fix = nullptr;
};

struct FixedText
{
    text::EditList edits;
    ParsedText text;
    std::vector<lint::Diagnostic> diagnostics;
};

/// Why fixes must not be applied.
struct FixFailure
{
    Message reason;
    std::map<std::size_t, Message> places; ///< ordinals in the text before, where it shows
};

/// The text with the fixes, which must not touch each other; `diagnostics` are all of `before`. Or
/// why they must not be applied: something else would change, nothing would be mended, or a new
/// problem would come.
tl::expected<FixedText, FixFailure> tryFixes(const ParsedText &before,
                                             const std::vector<lint::Diagnostic> &diagnostics,
                                             const std::vector<FixAttempt> &attempts,
                                             const Diagnose &diagnose);

/// Who caused a failure, as far as the places where it shows tell.
struct Blame
{
    std::vector<std::pair<FixAttempt, Message>> guilty; ///< alone at such a place
    std::vector<FixAttempt> doubtful;                   ///< with others at one
    std::vector<FixAttempt> others;
};
Blame blame(const ParsedText &before, const FixFailure &failure,
            const std::vector<FixAttempt> &attempts);

/// Those of the attempts that touch no instruction which an earlier one touches.
std::vector<FixAttempt> apart(const ParsedText &before, const std::vector<FixAttempt> &attempts);

} // namespace stagewright::edit
