/// Circles among stages.
#pragma once

#include "core/language/dockerfile/stagegraph.h"

#include <vector>

namespace stagewright::dockerfile {

/// Gives every COPY, mount and trigger edge between two stages that lies on a circle of such edges
/// the fault Cycle; self references keep theirs. Linear.
void markCycles(std::vector<StageEdge> &edges, std::size_t stageCount);

} // namespace stagewright::dockerfile
