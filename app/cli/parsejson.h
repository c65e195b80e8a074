/// `stagewright parse --json`: a tree and its model as one document. The keys are described in
/// stagewright(1); a key that is there keeps its meaning as long as "version" stays.
#pragma once

#include "core/base/support/json.h"
#include "core/language/analysis/analysis.h"
#include "core/language/convert/conversion.h"

namespace stagewright::app {

/// `conversion`: of the same model, in the editor's mode.
OrderedJson parseJsonOf(const analysis::Analysis &result, const convert::Conversion &conversion);

} // namespace stagewright::app
