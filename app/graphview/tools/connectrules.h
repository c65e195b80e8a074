/// Which stages may copy from which.
#pragma once

#include "app/graphview/graphcontent.h"
#include "app/graphview/stagepainter.h"

#include <map>

namespace stagewright::app {

/// Why `target` cannot copy from `source`, as a sentence; empty where it can.
QString refusalToConnect(const GraphContent &content, const NodeKey &source, StageId target);

/// How every stage looks while an edge from `source` is being drawn.
std::map<NodeKey, Emphasis> emphasisFor(const GraphContent &content, const NodeKey &source);

} // namespace stagewright::app
