/// Which blanks of a shell command only separate words.
#pragma once

#include "core/language/syntax/joinedtext.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::edit {

/// Runs of blanks and tabs that may be longer or shorter without changing what a POSIX shell does:
/// outside quotes, escapes, comments, backticks, `${…}` and `$((…))`. What is hard to tell apart
/// without a whole parser (`$'…'`, `case` inside `$(…)`) ends the list: no run behind it is given.
std::vector<syntax::Span> wordSeparators(std::string_view command);

/// The command with one blank in place of each of these runs.
std::string withSingleBlanks(std::string_view command);

} // namespace stagewright::edit
