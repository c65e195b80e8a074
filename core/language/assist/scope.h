/// Which variables an instruction can see.
#pragma once

#include "core/language/analysis/analysis.h"

#include <cstddef>
#include <optional>

namespace stagewright::assist {

/// Valid as long as the conversion. `stage`: nothing for what stands in front of the first FROM.
/// The FROM (instruction 0) sees the global ARGs. What was not converted, because it is wrong,
/// sees what the last instruction before it saw.
const dockerfile::Variables &variablesAt(const convert::Conversion &conversion,
                                         std::optional<std::size_t> stage, std::size_t instruction);

} // namespace stagewright::assist
