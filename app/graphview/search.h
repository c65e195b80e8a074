/// Finds stages, rows and images by their text. Pure.
#pragma once

#include "app/graphview/graphcontent.h"

namespace stagewright::app {

/// Stages, then their rows, in text order, then images. Without case; every word must be there.
/// Empty for an empty text.
std::vector<GraphSelection> findInGraph(const GraphContent &content, const QString &text);

} // namespace stagewright::app
