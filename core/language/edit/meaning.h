/// Proof that two texts mean the same to a builder.
#pragma once

#include "core/base/support/message.h"
#include "core/language/dockerfile/instruction.h"
#include "core/language/edit/parsedtext.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace stagewright::edit {

/// An instruction that is meant to say something else afterwards.
struct AllowedChange
{
    std::uint32_t offset = 0; ///< of its first byte in the text before
    /// What stands in its place: instructions of these kinds; none where it goes.
    std::vector<dockerfile::InstructionKind> becomes;

    bool operator==(const AllowedChange &) const = default;
};

struct MeaningOptions
{
    std::vector<AllowedChange> allowed; ///< in text order
    /// Blanks that only separate words of a shell command may differ. A builder's cache then takes
    /// the step for another one, though the shell does the same.
    bool freeShellBlanks = false;
    /// Problems may go; new ones may never come.
    bool mayMendProblems = false;
    /// Changed instructions may read from other stages or images than before, and others may get
    /// other values because of them.
    bool mayReachOthers = false;
};

struct Difference
{
    enum class Part { Instruction, Above }; ///< comments, or the directives at the top
    Message message;                        ///< a whole sentence
    Part part = Part::Instruction;
    /// Ordinal in the text before (see InstructionList); nothing where it is about the whole file.
    std::optional<std::size_t> instruction;
};

/// Where the texts differ in more than layout; empty: they mean the same. Compared are, instruction
/// by instruction: kinds, flags, words, heredocs, the form of commands and every byte that a shell
/// gets; directives, stages, edges, problems; and the comments, each of which must stay at its
/// instruction, and may neither begin nor cease to be read by BuildKit. Then both texts are
/// converted (no image is asked for): rows of the history, the state at the end of each stage, and
/// what a build stops at are compared too.
/// Layout is: the case of keywords and stage names, blanks between words, blank lines, indentation,
/// where a line is continued, and other spellings of words that expand to the same.
std::vector<Difference> findDifferences(const ParsedText &before, const ParsedText &after,
                                        const MeaningOptions &options = {});

} // namespace stagewright::edit
