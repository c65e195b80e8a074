/// JSON that several commands print.
#pragma once

#include "core/base/support/json.h"
#include "core/language/analysis/analysis.h"
#include "core/language/text/textrange.h"

#include <string>
#include <string_view>

namespace stagewright::app {

/// Two blanks per level; ill-formed UTF-8 is replaced.
std::string toPrettyJson(const OrderedJson &value);

/// {"begin": 3, "end": 7}: byte offsets.
OrderedJson rangeJson(text::TextRange range);

/// [{"rule", "severity", "message", "line", "range"}], lines from 1.
OrderedJson diagnosticsJson(const analysis::Analysis &result);

/// "FILE:3:1: error: sentence" on stderr, one line for each mistake of the language; what the rules
/// find is for `check` to say.
void printProblems(const analysis::Analysis &result, std::string_view file);

} // namespace stagewright::app
