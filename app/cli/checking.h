/// One file checked: what `check` reports, in whichever form.
#pragma once

#include "app/cli/checksettings.h"
#include "core/base/support/result.h"
#include "core/language/edit/fixes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::app {

struct CheckedFile
{
    std::string name; ///< as people know it: its path, or "stdin"
    std::string text;
    std::vector<lint::Diagnostic> findings; ///< sorted by position; the language's own are "parse"
    bool failsByText = false;               ///< `# check=error=true`, and something was found
    std::optional<Error> shellError;        ///< why RUN bodies were not looked at
    std::optional<Error> builtError;        ///< why nothing is known of a build
};

/// The file with its fixes, none of them written yet.
struct FixedFile
{
    CheckedFile before;
    CheckedFile after;
    std::vector<edit::AppliedFix> applied;
    std::vector<edit::RefusedFix> refused; ///< and why
};

/// A `-` is standard input. The file's own ignore file, else `.dockerignore` beside it, is taken
/// for that of the build. Errors: the file cannot be read.
Result<CheckedFile> checkFile(const std::string &path, const CheckSettings &settings);

/// The same, with every fix that is proven to do no harm.
Result<FixedFile> fixFile(const std::string &path, const CheckSettings &settings,
                          const edit::FixOptions &options);

/// How a file is called in reports.
std::string nameOfInput(std::string_view path);

} // namespace stagewright::app
