/// The graph for assistive programs: a list of stages and images, stages with their rows.
#pragma once

#include <cstddef>
#include <optional>

namespace stagewright::app {

class StageItem;

/// Makes QAccessible know GraphView and its items. Call as often as you like.
void installAccessibleGraph();

/// Focus event for a stage or one of its rows.
void announceStageFocus(const StageItem &stage, std::optional<std::size_t> instruction);

} // namespace stagewright::app
