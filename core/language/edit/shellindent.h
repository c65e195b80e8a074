/// Indentation of the lines of a shell command.
#pragma once

#include "core/language/syntax/joinedtext.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::edit {

/// New indentations for lines, given as their parts of the (joined) command: the least of them
/// becomes `indent`, the others keep their distance to it, a blank line has none. Nothing for a
/// line that starts in quotes, or in the middle of a word: its blanks count.
std::vector<std::optional<std::string>> shellIndents(std::string_view command,
                                                     const std::vector<syntax::Span> &lines,
                                                     std::string_view indent);

} // namespace stagewright::edit
