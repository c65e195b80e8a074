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

struct Problem
{
    Phase phase = Phase::Parse;
    Message message;
    text::TextRange range;
    std::uint32_t line = 0; ///< zero-based first line of the instruction
    /// False where a build may still succeed: with a build argument, or for another target.
    bool isFatal = true;

    bool operator==(const Problem &) const = default;
};

} // namespace stagewright::syntax
