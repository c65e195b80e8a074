/// What is selected in the window: one thing, shown in graph, outline, text and layers alike.
#pragma once

#include "app/document/stageidentities.h"

#include <optional>
#include <string>

namespace stagewright::app {

/// Nothing, a stage, an instruction of a stage, or an external image. An edge selects the
/// instruction that makes it, and says that it is the edge that is meant.
struct Selection
{
    StageId stage = 0;
    std::optional<std::size_t> instruction; ///< index in Stage::instructions
    std::string image;                      ///< reference of an external image
    std::optional<std::size_t> edge;        ///< index in StageGraph::edges

    bool isEmpty() const { return stage == 0 && image.empty(); }
    bool operator==(const Selection &) const = default;
};

} // namespace stagewright::app
