/// Canonical formatting that a builder does not see.
#pragma once

#include "core/language/edit/parsedtext.h"
#include "core/language/text/textedit.h"

#include <string>

namespace stagewright::edit {

struct FormatOptions
{
    std::string indent = "    ";    ///< in front of continuation lines; blanks or tabs
    bool insertFinalNewline = true; ///< false: the end of the text stays as it is
    /// Indents the lines of shell commands too, relative to each other as they were. Off: commands
    /// keep every byte, so that no build step is run again because of a format.
    bool indentShell = false;
};

/// Keywords in upper case; one blank between words; continuation lines indented; at most one blank
/// line in a row, none at the top and the end, none inside instructions; no blanks at line ends;
/// comments in column 0, or indented as the line that they precede. Line ends and BOM stay.
/// The result is parsed and proven to mean the same (findDifferences), and formatting it again
/// changes nothing; an instruction for which that fails is left as it was, with its comments.
/// From `# stagewright format off` to `# stagewright format on` nothing changes, nor does an
/// instruction below `# dockerfmt-ignore`. Linear in the size of the text.
text::EditList format(const ParsedText &text, const FormatOptions &options = {});

} // namespace stagewright::edit
