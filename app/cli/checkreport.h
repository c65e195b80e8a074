/// What was found, as text and for other programs.
#pragma once

#include "app/cli/checking.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::app {

/// "error", "warning", "info", "style": the words of the command line.
std::string_view levelOf(lint::Severity severity);

/// What to mend, with the lines that it stands in, and a last line that counts.
std::string textReport(const std::vector<CheckedFile> &files, bool hasColors);

/// BuildKit's lint result ("warnings", "sources", "buildError"), and in each finding its severity,
/// the exact place and the fixes.
std::string jsonReport(const std::vector<CheckedFile> &files);

/// SARIF 2.1.0 with exact columns, the rules and the fixes.
std::string sarifReport(const std::vector<CheckedFile> &files);

/// Workflow commands: annotations in a pull request.
std::string githubReport(const std::vector<CheckedFile> &files);

} // namespace stagewright::app
