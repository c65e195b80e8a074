/// What could be typed at a position.
#pragma once

#include "core/base/support/message.h"
#include "core/language/analysis/analysis.h"
#include "core/language/assist/facts.h"
#include "core/language/text/textedit.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stagewright::assist {

struct Completion
{
    enum class Kind { Instruction, Flag, Value, Stage, Image, Variable, Path, Directive };
    Kind kind = Kind::Value;
    std::string label;
    std::string detail; ///< beside the label: a variable's value, a stage's base
    Message about;      ///< the longer text; may be empty
    text::TextEdit edit;
    bool goesOn = false; ///< what it leads to should be offered at once ("--from=", "src/")

    /// The caret's place once it is taken.
    std::uint32_t caret() const
    {
        return edit.range.begin + static_cast<std::uint32_t>(edit.replacement.size());
    }
};

struct Completions
{
    text::TextRange word; ///< what has been typed of it; all edits replace it
    std::vector<Completion> items;
};

/// Those whose start was typed (without regard to case), the likely ones first. Empty in comments,
/// in heredocs outside variables, and where anything may stand.
Completions complete(const analysis::Analysis &analysis, std::uint32_t offset,
                     const Facts &facts = {});

} // namespace stagewright::assist
