#include "core/language/edit/rewrite.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using text::TextEdit;

std::string withoutLastLineEnd(std::string lines)
{
    if (lines.ends_with('\n'))
        lines.pop_back();
    if (lines.ends_with('\r'))
        lines.pop_back();
    return lines;
}

/// A text that does not end in a line end must not after the last edit, if that reaches its end.
void keepEnd(std::string_view text, TextEdit &edit)
{
    const bool isOpenEnd = !text.empty() && !text.ends_with('\n');
    if (!isOpenEnd || edit.range.end != text.size())
        return;
    const bool isBehind = edit.range.begin == text.size();
    if (isBehind) {
        edit.replacement = concat(lineEnd(text), withoutLastLineEnd(std::move(edit.replacement)));
        return;
    }
    if (!edit.replacement.empty()) {
        edit.replacement = withoutLastLineEnd(std::move(edit.replacement));
        return;
    }
    const auto kept = withoutLastLineEnd(std::string(text.substr(0, edit.range.begin)));
    edit.range.begin = static_cast<std::uint32_t>(kept.size());
}

} // namespace

std::string withPlainLineEnds(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n')
            result += text[i];
    }
    return result;
}

std::string withLineEnds(std::string_view lines, std::string_view end)
{
    std::string result;
    for (const char c : withPlainLineEnds(lines)) {
        if (c == '\n')
            result += end;
        else
            result += c;
    }
    return result;
}

void Rewrite::replace(TextRange range, std::string replacement)
{
    m_replacements.push_back({range, std::move(replacement)});
}

void Rewrite::replace(const text::EditList &edits)
{
    m_replacements.insert(m_replacements.end(), edits.edits().begin(), edits.edits().end());
}

void Rewrite::insert(std::uint32_t offset, std::string_view lines)
{
    m_insertions.push_back({offset, withLineEnds(lines, lineEnd(m_text)), {}});
}

void Rewrite::copy(TextRange lines, std::uint32_t offset, const std::vector<TextEdit> &other)
{
    m_insertions.push_back({offset, {}, {lines, other}});
}

void Rewrite::move(TextRange lines, std::uint32_t offset)
{
    copy(lines, offset);
    remove(lines);
}

bool Rewrite::touches(TextRange range) const
{
    return std::ranges::any_of(m_replacements,
                               [&](const TextEdit &edit) { return range.touches(edit.range); });
}

bool Rewrite::isRemoved(TextRange range) const
{
    return std::ranges::any_of(m_removals,
                               [&](TextRange removal) { return removal.contains(range); });
}

std::string Rewrite::render(const Copy &copy) const
{
    text::EditList edits;
    const auto add = [&](const TextEdit &edit) {
        const auto range = edit.range;
        if (copy.lines.contains(range))
            edits.add(
                {{range.begin - copy.lines.begin, range.end - copy.lines.begin}, edit.replacement});
    };
    std::ranges::for_each(copy.other, add);
    std::ranges::for_each(m_replacements, add);
    auto lines = edits.apply(text::slice(m_text, copy.lines));
    return lines.ends_with('\n') ? lines : concat(lines, lineEnd(m_text));
}

/// Removals and insertions in text order; those that touch are one.
std::vector<TextEdit> Rewrite::lineEdits() const
{
    std::vector<TextEdit> edits;
    for (const auto &insertion : m_insertions)
        edits.push_back(
            {{insertion.offset, insertion.offset},
             insertion.copy.lines.isEmpty() ? insertion.lines : render(insertion.copy)});
    for (const auto range : m_removals)
        edits.push_back({range, ""});
    std::ranges::stable_sort(edits, {}, [](const TextEdit &edit) { return edit.range.begin; });
    std::vector<TextEdit> merged;
    for (auto &edit : edits) {
        if (merged.empty() || merged.back().range.end < edit.range.begin) {
            merged.push_back(std::move(edit));
            continue;
        }
        merged.back().range.end = std::max(merged.back().range.end, edit.range.end);
        merged.back().replacement += edit.replacement;
    }
    if (!merged.empty())
        keepEnd(m_text, merged.back());
    return merged;
}

text::EditList Rewrite::finish() const
{
    text::EditList result;
    for (const auto &edit : m_replacements) {
        if (!isRemoved(edit.range))
            result.add(edit);
    }
    for (auto &edit : lineEdits())
        result.add(std::move(edit));
    return result;
}

} // namespace stagewright::edit
