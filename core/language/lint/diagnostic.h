/// What is wrong or could be better in a Dockerfile, where, and how to mend it.
#pragma once

#include "core/base/support/message.h"
#include "core/language/text/textedit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

enum class Severity { Error, Warning, Information, Hint };

/// "error", "warning", "information", "hint".
std::string_view nameOf(Severity severity);

/// A change that mends the problem, with the words of its menu entry.
struct Fix
{
    Message title;
    text::EditList edits;
};

struct Diagnostic
{
    std::string rule; ///< BuildKit's rule name ("StageNameCasing"), or "parse" for the language
    Severity severity = Severity::Error;
    text::TextRange range;
    Message message;
    std::vector<Fix> fixes;
};

} // namespace stagewright::lint
