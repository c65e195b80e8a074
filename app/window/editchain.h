/// Several gestures as one undo step: each on the text that the one before leads to.
#pragma once

#include "core/language/edit/edit.h"

#include <functional>
#include <vector>

namespace stagewright::app {

using EditStep = std::function<edit::EditResult(const edit::Source &)>;

/// The change of all steps together, with the title of the first and the selection of the last; the
/// first refusal where one refuses. Pure.
edit::EditResult chained(const edit::Source &source, const std::vector<EditStep> &steps);

} // namespace stagewright::app
