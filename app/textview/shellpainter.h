/// Colours of a shell script: light, but never wrong about quotes and comments.
#pragma once

#include "app/textview/highlighter.h"

#include <functional>
#include <string_view>

namespace stagewright::app {

using ShellPaint = std::function<void(text::TextRange, TextStyle)>;

/// Everything of `range` that has a colour of its own. Knows commands, options, keywords,
/// assignments, quotes, variables, comments, and that a backslash joins lines.
void paintShell(std::string_view text, text::TextRange range, const ShellPaint &paint);

} // namespace stagewright::app
