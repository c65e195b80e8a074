/// Finding and replacing in a text, as pure functions.
#pragma once

#include "core/language/text/textedit.h"

#include <tl/expected.hpp>

#include <QString>

#include <string_view>
#include <vector>

namespace stagewright::app {

struct SearchOptions
{
    bool isCaseSensitive = false;
    bool isWholeWord = false;
    bool isRegex = false; ///< Perl's; ^ and $ are the ends of lines

    bool operator==(const SearchOptions &) const = default;
};

/// In text order, disjoint, none empty; or what is wrong with the pattern.
tl::expected<std::vector<text::TextRange>, QString>
findAll(std::string_view text, const QString &needle, const SearchOptions &options);

/// What replaces a match: for a pattern \1 … \9 are its groups, \0 all of it, \n and \t a line end
/// and a tab. `match` must be one of findAll().
std::string replacementFor(std::string_view text, text::TextRange match, const QString &needle,
                           const QString &replacement, const SearchOptions &options);

/// All matches replaced.
text::EditList replacements(std::string_view text, const QString &needle,
                            const QString &replacement, const SearchOptions &options);

} // namespace stagewright::app
