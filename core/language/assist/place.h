/// What is being typed at a position.
#pragma once

#include "core/language/analysis/analysis.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::assist {

using analysis::Analysis;
using dockerfile::InstructionKind;
using text::TextRange;

/// Told from the bytes in front of the position: what stands behind it does not matter, so that a
/// line that is not finished has a place like any other.
struct Place
{
    enum class Kind {
        Nothing, ///< inside a comment, or in a piece that nobody can help with
        DirectiveKey,
        DirectiveValue,
        Keyword,
        FlagName,  ///< `--fr`
        FlagValue, ///< behind `--from=`
        Argument,
        HeredocBody,
    };
    Kind kind = Kind::Nothing;
    TextRange word;     ///< from the start of the word to the position
    std::string prefix; ///< what of it is there, lines joined
    InstructionKind instruction = InstructionKind::Unknown; ///< that of a trigger for ONBUILD
    bool isTrigger = false;
    std::string name;               ///< of the flag or the directive
    std::vector<std::string> flags; ///< those in front, as written
    std::vector<std::string> words; ///< arguments in front
    /// The variable whose name is being typed in the word, and whether it is in braces.
    struct Variable
    {
        TextRange range; ///< of the name so far
        std::string prefix;
        bool isBraced = false;
    };
    std::optional<Variable> variable;
    const syntax::SyntaxNode *node = nullptr; ///< nullptr on a line of its own
    /// Where instructions at this place stand: the stages that begin before it, and the
    /// instruction that it is in or behind.
    std::size_t stagesBefore = 0; ///< 0: in front of the first FROM
    std::optional<dockerfile::Dockerfile::Position> position;

    /// The value of a flag in front: "builder" of `--from=builder`.
    std::optional<std::string> flagValue(std::string_view flag) const;
};

/// Total: every offset up to the end of the text has a place.
Place placeAt(const Analysis &analysis, std::uint32_t offset);

} // namespace stagewright::assist
