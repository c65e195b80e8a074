/// BuildKit's checks on a recorded file.
#pragma once

#include "core/language/lint/lint.h"
#include "tests/conformance/recorder.h"

namespace stagewright::conformance {

/// What BuildKit's rules find; of `input`: dockerignore, check.
lint::LintResult lintOf(const Reading &reading, const Json &input);

/// [{rule, line, lines, detail}], by line.
Json warningsOf(const lint::LintResult &result);

/// Why a build or a check of the file ends: the conversion's failure, else findings that count as
/// errors; null where neither is.
Json errorOf(const Reading &reading, const lint::LintResult &result);

/// Equal but for the order of what stands in one line.
std::string compareWarnings(const std::string &what, Json want, Json got);

} // namespace stagewright::conformance
