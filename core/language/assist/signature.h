/// Which part of an instruction is being typed.
#pragma once

#include "core/base/support/message.h"
#include "core/language/analysis/analysis.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::assist {

struct Parameter
{
    std::size_t begin = 0; ///< in the label
    std::size_t end = 0;
    Message about; ///< empty for what needs no words
};

struct Signature
{
    std::string label; ///< "FROM [--platform=PLATFORM] IMAGE [AS NAME]"
    std::vector<Parameter> parameters;
    std::optional<std::size_t> active; ///< nothing where what is typed fits none
    Message about;                     ///< the instruction
};

/// Nothing in keywords, comments and heredocs, and for what is no instruction.
std::optional<Signature> signatureAt(const analysis::Analysis &analysis, std::uint32_t offset);

} // namespace stagewright::assist
