/// Changes of a text as data: what every graph gesture and every fix is made of.
#pragma once

#include "core/language/text/textrange.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::text {

/// Replaces the bytes of `range` by `replacement`. An empty range inserts.
struct TextEdit
{
    TextRange range;
    std::string replacement;

    bool operator==(const TextEdit &) const = default;
};

/// Edits of one text: sorted by position and disjoint; all ranges are offsets of the text
/// before any of them. Two insertions at one place are allowed and keep their order.
class EditList
{
public:
    EditList() = default;

    /// The list, sorted; nothing where two edits overlap.
    static std::optional<EditList> make(std::vector<TextEdit> edits);

    /// Adds one edit; false (and no change) where it overlaps one that is there.
    bool add(TextEdit edit);

    const std::vector<TextEdit> &edits() const { return m_edits; }
    bool isEmpty() const { return m_edits.empty(); }

    /// The text after all edits; every range must lie inside `text`.
    std::string apply(std::string_view text) const;

    /// The list that takes `apply(before)` back to `before`.
    EditList invert(std::string_view before) const;

    /// The one list that does what this one and then `next` do; `next` counts in the text after
    /// this one.
    EditList then(const EditList &next) const;

    /// Where a position of the old text lies in the new one. Inside a replaced range it goes to
    /// the end of the replacement; at an insertion, behind it if `stickToNext`, else before.
    std::uint32_t map(std::uint32_t offset, bool stickToNext = true) const;

    bool operator==(const EditList &) const = default;

private:
    std::vector<TextEdit> m_edits;
};

/// The smallest single edit (common head and tail kept, cut at UTF-8 boundaries) that turns
/// `before` into `after`; an empty list where they are equal.
EditList difference(std::string_view before, std::string_view after);

} // namespace stagewright::text
