/// Lines of a text with what is meant in them marked, for a terminal.
#pragma once

#include "app/cli/positions.h"
#include "core/language/text/textrange.h"

#include <string>
#include <string_view>

namespace stagewright::app {

/// A line as a terminal can show it: tabs as blanks, no control characters, whole characters.
std::string terminalText(std::string_view line);

/// The same for several lines.
std::string terminalLines(std::string_view text);

/// Columns that it takes in a terminal; ideographs take two.
std::size_t terminalWidth(std::string_view terminalText);

/// "   12 | RUN apt-get install\n      |     ^^^^^^^\n". Of a range of several lines the first ones
/// are shown, and where it ends. `mark` and `unmark` go around the carets.
std::string excerpt(const Positions &positions, text::TextRange range, std::string_view mark = {},
                    std::string_view unmark = {});

} // namespace stagewright::app
