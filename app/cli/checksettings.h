/// What a command line and a configuration file say about checking.
#pragma once

#include "app/cli/arguments.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/lint/buildfacts.h"
#include "core/language/lint/lintoptions.h"
#include "core/language/lint/shellchecker.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace stagewright::app {

struct CheckSettings
{
    dockerfile::ModelOptions model;
    lint::LintOptions lint;
    std::shared_ptr<lint::ShellChecker> shell; ///< nullptr: RUN bodies are not asked about
    /// What a build of the file at a path, of this very text, found out; empty: nobody asks.
    std::function<Result<lint::BuildFacts>(const std::string &path, std::string_view text)> built;
    /// Findings of this severity and worse are failures. Nothing: none are.
    std::optional<lint::Severity> failsFrom = lint::Severity::Warning;
};

/// Of --config (else hadolint's own places), --error-level, --only, --skip and the options of the
/// model. The command line counts more than the file. Errors: InvalidArgument, and those of reading
/// the file.
Result<CheckSettings> readCheckSettings(const Arguments &arguments);

} // namespace stagewright::app
