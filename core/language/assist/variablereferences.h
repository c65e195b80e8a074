/// Where variables are read: by the builder, and by the shells of RUN, CMD and the like.
#pragma once

#include "core/language/analysis/analysis.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::assist {

struct VariableReference
{
    std::string name;
    text::TextRange range;            ///< of the name
    std::optional<std::size_t> stage; ///< nothing in front of the first FROM
    std::size_t instruction = 0;
    dockerfile::VariablePointer variable; ///< what it is here; nullptr: nobody set it
    bool isShell = false;                 ///< a shell reads it: it may set it by itself too
};

/// Not sorted. Places whose name is split over lines are left out.
std::vector<VariableReference> variableReferences(const analysis::Analysis &analysis);

} // namespace stagewright::assist
