/// Runs one gesture on a text.
#pragma once

#include "core/language/edit/clipboard.h"
#include "core/language/edit/connections.h"
#include "core/language/edit/rows.h"
#include "core/language/edit/stages.h"

#include <functional>
#include <string>

namespace stagewright::tests {

using Gesture = std::function<edit::EditResult(const edit::Source &)>;

inline edit::EditResult run(const std::string &text, const Gesture &gesture)
{
    const text::TextSnapshot snapshot(text);
    const auto model = dockerfile::makeDockerfile(syntax::parse(snapshot));
    return gesture({snapshot, model});
}

/// What a gesture makes of a text: the new text, or "refused: REASON".
inline std::string outcomeOf(const std::string &text, const Gesture &gesture)
{
    const auto result = run(text, gesture);
    if (!result)
        return "refused: " + result.error().reason.toString();
    const auto after = result->edits.apply(text);
    if (result->edits.invert(text).apply(after) != text)
        return "the inverse edits do not lead back";
    if (result->selection.end > after.size() || result->title.text.empty())
        return "no selection, or no title";
    return after;
}

} // namespace stagewright::tests
