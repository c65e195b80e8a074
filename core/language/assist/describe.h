/// What stands at a position, in words.
#pragma once

#include "core/base/support/message.h"
#include "core/language/analysis/analysis.h"
#include "core/language/assist/facts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::assist {

struct Description
{
    text::TextRange range;      ///< of what is described
    std::string code;           ///< the head line, in the language of Dockerfiles
    std::vector<Message> lines; ///< below it
};

/// An instruction's keyword, a flag, a stage or an image where it is named, a variable with its
/// value and who gave it, a mount option, a directive. Nothing elsewhere.
std::optional<Description> describe(const analysis::Analysis &analysis, std::uint32_t offset,
                                    const Facts &facts = {});

} // namespace stagewright::assist
