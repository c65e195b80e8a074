/// What is at a point of the graph.
#pragma once

#include "app/graphview/graphcontent.h"

namespace stagewright::app {

struct GraphHit
{
    enum class Part { Canvas, Stage, Name, CollapseMark, Row, MoreRow, OutPort, Image, Edge };

    Part part = Part::Canvas;
    NodeKey node;                           ///< of stages and images
    std::optional<std::size_t> row;         ///< index in GraphStage::rows, for Row
    std::optional<std::size_t> instruction; ///< for Row
    std::optional<EdgeKey> edge;            ///< for Edge

    bool isStage() const { return node.stage != 0; }
    bool isNode() const { return node.stage != 0 || !node.image.empty(); }

    bool operator==(const GraphHit &) const = default;
};

} // namespace stagewright::app
