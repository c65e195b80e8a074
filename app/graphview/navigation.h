/// Where the keys go: pure functions on places and content.
#pragma once

#include "app/graphview/graphcontent.h"

#include <QRectF>

#include <map>
#include <optional>

namespace stagewright::app {

enum class Direction { Left, Right, Up, Down };

/// The node that lies nearest in a direction; nodes straight ahead before those aside.
std::optional<NodeKey> nearestNode(const std::map<NodeKey, QRectF> &nodes, const NodeKey &from,
                                   Direction direction);

/// The row before or after `instruction` in a stage; the first or last where there is none yet.
std::optional<std::size_t> neighbourRow(const GraphStage &stage,
                                        std::optional<std::size_t> instruction, int step);

/// The first source of a stage, or the first stage that uses a node.
std::optional<NodeKey> upstream(const GraphContent &content, const NodeKey &node);
std::optional<NodeKey> downstream(const GraphContent &content, const NodeKey &node);

} // namespace stagewright::app
