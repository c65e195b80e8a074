/// Changes of whole lines, as pure functions.
#pragma once

#include "core/language/text/textedit.h"

#include <string>
#include <string_view>

namespace stagewright::app {

/// Puts `# ` in front of every line that the range touches, or takes it away where all of them
/// have it. Blank lines stay as they are; a byte order mark stays in front.
text::EditList toggledComments(std::string_view text, text::TextRange range);

/// The blanks at the start of the line that `offset` stands in, up to the offset.
std::string indentationAt(std::string_view text, std::uint32_t offset);

/// More lines of the text are indented by tabs than by blanks.
bool usesTabs(std::string_view text);

} // namespace stagewright::app
