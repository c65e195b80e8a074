/// Dockerfile text from outside: typed, from a palette, or from the clipboard.
#pragma once

#include "core/language/edit/editing.h"
#include "core/language/edit/parsedtext.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::edit {

/// A text, read as if it stood in the file: with the file's escape character. What is in front of
/// `begin` is not part of it.
struct Fragment
{
    ParsedText parsed;
    std::uint32_t begin = 0;

    std::string_view text() const { return parsed.text().substr(begin); }
    TextRange range() const { return {begin, static_cast<std::uint32_t>(parsed.text().size())}; }
};

/// Instructions without a FROM: rows 1 and up of the only stage of the fragment. Refused where the
/// text holds none, a FROM, an error, or an instruction that is not finished.
tl::expected<Fragment, Refusal> readRows(const Source &source, std::string_view text);
/// Whole stages, with global ARGs in front of them.
tl::expected<Fragment, Refusal> readStages(const Source &source, std::string_view text);

/// The lines of a fragment from `begin` on, with other edits of it, and keywords in the case of the
/// file.
std::string linesLikeFile(const Source &source, const Fragment &fragment, std::uint32_t begin,
                          std::vector<text::TextEdit> edits);
/// All lines of rows, with the indentation that the rows of the file have at a place.
std::string rowsLikeFile(const Source &source, const Fragment &fragment, Row before);

} // namespace stagewright::edit
