/// What edits would do to a text, line by line.
#pragma once

#include "app/qtsupport/theme.h"
#include "core/language/text/textedit.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::app {

/// Whole lines that change together.
struct ChangedLines
{
    std::uint32_t line = 0; ///< zero-based, the first in the text before
    std::vector<std::string> before;
    std::vector<std::string> after;

    bool operator==(const ChangedLines &) const = default;
};

std::vector<ChangedLines> changedLines(std::string_view text, const text::EditList &edits);

/// HTML: the old lines with a minus, the new ones with a plus, at most `limit` of them.
QString previewHtml(const std::vector<ChangedLines> &changes, const Theme &theme, int limit = 12);

} // namespace stagewright::app
