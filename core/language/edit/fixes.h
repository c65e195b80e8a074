/// The fixes of diagnostics, applied one after another, each proven.
#pragma once

#include "core/base/support/message.h"
#include "core/language/edit/parsedtext.h"
#include "core/language/lint/lint.h"
#include "core/language/text/textedit.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace stagewright::edit {

/// What is wrong with a text; called once per round and attempt.
using Diagnose = std::function<std::vector<lint::Diagnostic>(const ParsedText &)>;

/// lint::diagnose() with the conversion of all stages, and no images asked for. `ignore` must
/// outlive the result.
Diagnose diagnoseWith(lint::LintOptions options, const dockerfile::DockerIgnore *ignore = nullptr);

struct FixOptions
{
    bool takesSuggestions = false; ///< of each problem, the first fix of whatever kind
};

struct AppliedFix
{
    std::string rule;
    Message title;
    std::uint32_t line = 0; ///< zero-based, of the problem in the text at the beginning

    bool operator==(const AppliedFix &) const = default;
};

struct RefusedFix
{
    AppliedFix fix;
    Message reason;
};

struct FixResult
{
    std::string text;
    text::EditList edits;            ///< that lead there
    std::vector<AppliedFix> applied; ///< in the order of application
    std::vector<RefusedFix> refused;
};

/// Applies safe fixes, all that do not touch each other at once, until there are none left. After
/// each round the text is parsed and looked at again: instructions that the fixes did not mean to
/// change must mean the same (findDifferences), each rule whose fix was applied must have fewer
/// findings and no rule more. A fix that fails is left out, and tried again once others were
/// applied; the reason is that of the last time. Ends: every round lowers the number of findings,
/// or refuses a fix.
FixResult applyFixes(const ParsedText &text, const Diagnose &diagnose,
                     const FixOptions &options = {});

} // namespace stagewright::edit
