/// What is wrong or could be better in a Dockerfile, where, and how to mend it.
#pragma once

#include "core/base/support/message.h"
#include "core/language/text/textedit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

enum class Severity { Error, Warning, Information, Hint };

/// "error", "warning", "information", "hint".
std::string_view nameOf(Severity severity);
std::optional<Severity> severityOf(std::string_view name);

enum class FixKind {
    Safe,       ///< keeps what the file means: may be applied without asking
    Suggestion, ///< what the rule asks for, but the image or its start changes
};

/// What a fix may change, for whoever proves that it changes nothing else.
enum class FixScope {
    Layout,       ///< nothing: the file means the same
    Instructions, ///< what those instructions say that the edits touch; every suggestion may
};

/// A change that mends the problem, with the words of its menu entry.
struct Fix
{
    Message title;
    text::EditList edits;
    FixKind kind = FixKind::Safe;
    FixScope scope = FixScope::Layout;
};

struct Diagnostic
{
    std::string rule; ///< "StageNameCasing", "DL3002", or "parse" for the language itself
    Severity severity = Severity::Error;
    text::TextRange range; ///< the words that are meant
    /// Zero-based lines as BuildKit reports them: those of the instruction, mostly.
    std::uint32_t firstLine = 0;
    std::uint32_t lastLine = 0;
    Message message;
    std::string url; ///< where the rule is explained; may be empty
    std::vector<Fix> fixes;
};

/// Adds `more` to a list that is sorted by position; it stays so.
void addByPosition(std::vector<Diagnostic> &diagnostics, std::vector<Diagnostic> more);

} // namespace stagewright::lint
