/// One call for the editor: everything known about one version of a text.
#pragma once

#include "core/base/support/result.h"
#include "core/language/analysis/shellanswers.h"
#include "core/language/convert/convert.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/edit/fixes.h"
#include "core/language/lint/buildfacts.h"
#include "core/language/lint/diagnostic.h"
#include "core/language/lint/lintoptions.h"
#include "core/language/lint/shellchecker.h"
#include "core/language/syntax/syntaxtree.h"
#include "core/language/text/textsnapshot.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace stagewright::analysis {

/// Immutable; may be shared between threads.
struct Analysis
{
    text::TextSnapshot snapshot;
    syntax::SyntaxTree tree;
    dockerfile::Dockerfile dockerfile;
    convert::Conversion conversion;            ///< of all stages; the images are assumed
    std::vector<lint::Diagnostic> diagnostics; ///< sorted by position
    /// The shell linter was not asked yet about some script of this text: checkShell() does.
    bool awaitsShell = false;
};

/// What is known beside the text.
struct Knowledge
{
    std::shared_ptr<ShellAnswers> shell = {}; ///< nullptr: scripts are not looked at
    /// The last build; what of it does not hold for this text is not used. nullptr: there was none.
    std::shared_ptr<const lint::BuiltText> built = {};
};

/// Reentrant. Returns nullptr only where `stop` was requested.
std::shared_ptr<const Analysis> analyze(const text::TextSnapshot &snapshot,
                                        const dockerfile::ModelOptions &options = {},
                                        std::stop_token stop = {}, const Knowledge &knowledge = {});

/// What a shell linter says of the scripts in the same text, in file order. Runs as long as the
/// checker does (ShellCheckProgram): not on the keystroke path.
Result<std::vector<lint::Diagnostic>> checkShell(const Analysis &analysis,
                                                 lint::ShellChecker &checker,
                                                 const lint::LintOptions &options = {});

/// Finds in any text what Analysis::diagnostics has, for the proof of fixes. Asks the shell linter
/// about scripts that nobody asked about yet: not on the keystroke path.
edit::Diagnose diagnoseWith(Knowledge knowledge);

} // namespace stagewright::analysis
