/// The seam to a shell linter. Implementations run a program: never on the keystroke path.
#pragma once

#include "core/base/support/result.h"
#include "core/language/lint/diagnostic.h"

#include <string>
#include <vector>

namespace stagewright::lint {

/// A script as the shell of a RUN gets it.
struct ShellScript
{
    std::string text;
    std::string dialect = "sh";         ///< sh, bash, dash, ksh
    std::vector<std::string> variables; ///< set from outside: ARG and ENV
};

/// Replaces bytes [begin, end) of the script.
struct ShellReplacement
{
    text::TextRange range;
    std::string text;
};

struct ShellFinding
{
    std::string code; ///< "SC2086"
    Severity severity = Severity::Warning;
    text::TextRange range; ///< in ShellScript::text
    std::string message;
    std::vector<ShellReplacement> fix; ///< empty where there is none
};

class ShellChecker
{
public:
    virtual ~ShellChecker() = default;

    /// One answer per script, in order. Fails where the program is missing or broken.
    virtual Result<std::vector<std::vector<ShellFinding>>>
    check(const std::vector<ShellScript> &scripts) = 0;
};

} // namespace stagewright::lint
