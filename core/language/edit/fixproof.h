/// Several fixes tried at once.
#pragma once

#include "core/language/edit/fixes.h"

#include <tl/expected.hpp>

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

/// The text with the fixes, which must not touch each other; `diagnostics` are all of `before`. Or
/// why they must not be applied: something else would change, nothing would be mended, or a new
/// problem would come.
tl::expected<FixedText, Message> tryFixes(const ParsedText &before,
                                          const std::vector<lint::Diagnostic> &diagnostics,
                                          const std::vector<FixAttempt> &attempts,
                                          const Diagnose &diagnose);

} // namespace stagewright::edit
