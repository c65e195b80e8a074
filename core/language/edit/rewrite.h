/// Collects what a gesture does to a text: words inside lines, and lines that come, go and move.
#pragma once

#include "core/language/edit/editing.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stagewright::edit {

class Rewrite
{
public:
    explicit Rewrite(std::string_view text)
        : m_text(text)
    {}

    /// Replaces bytes inside lines; they go where their lines go.
    void replace(TextRange range, std::string replacement);
    void replace(const text::EditList &edits);

    /// From the start of a line to behind a line end, or to the end of the text.
    void remove(TextRange lines) { m_removals.push_back(lines); }
    /// Lines with their line ends, "\n" or those of the text; they become those of the text.
    void insert(std::uint32_t offset, std::string_view lines);
    /// A copy of lines with the replacements inside; `other` ones, where given, instead.
    void copy(TextRange lines, std::uint32_t offset, const std::vector<text::TextEdit> &other = {});
    void move(TextRange lines, std::uint32_t offset);

    /// True where a replacement touches the range.
    bool touches(TextRange range) const;

    /// A missing final newline stays missing, whatever comes behind the last line or goes there.
    text::EditList finish() const;

private:
    struct Copy
    {
        TextRange lines;
        std::vector<text::TextEdit> other;
    };
    struct Insertion
    {
        std::uint32_t offset = 0;
        std::string lines; ///< counts where `copy` is empty
        Copy copy;
    };

    std::string render(const Copy &copy) const;
    std::vector<text::TextEdit> lineEdits() const;
    bool isRemoved(TextRange range) const;

    std::string_view m_text;
    std::vector<text::TextEdit> m_replacements;
    std::vector<TextRange> m_removals;
    std::vector<Insertion> m_insertions;
};

/// The text with "\n" as every line end.
std::string withPlainLineEnds(std::string_view text);
/// With `end` as every line end.
std::string withLineEnds(std::string_view text, std::string_view end);

} // namespace stagewright::edit
