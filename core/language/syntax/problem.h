/// What is wrong with a Dockerfile's text, in the words of BuildKit's front end.
#pragma once

#include "core/base/support/message.h"
#include "core/language/text/textrange.h"

#include <cstdint>

namespace stagewright::syntax {

/// When BuildKit finds it. A build stops at the first problem of the earliest phase.
enum class Phase {
    Parse,        ///< while the lines are read
    Instructions, ///< while arguments and flags are read
    Conversion,   ///< while stages and variables are resolved
};

/// Lines as BuildKit's messages name them, counted from one. For problems of directives and of the
/// file as a whole it names the line before; for the first line that is line 0.
struct LineSpan
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool operator==(const LineSpan &) const = default;
};

struct Problem
{
    Phase phase = Phase::Parse;
    Message message;
    text::TextRange range;
    std::uint32_t line = 0; ///< zero-based first line of the instruction
    /// False where a build may still succeed: with a build argument, or for another target.
    bool isFatal = true;
    LineSpan named = {};

    bool operator==(const Problem &) const = default;
};

} // namespace stagewright::syntax
