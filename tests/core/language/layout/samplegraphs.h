/// Graphs of the kind that Dockerfiles make, the same on every machine.
#pragma once

#include "core/language/layout/layout.h"

#include <cstdint>

namespace stagewright::tests {

/// Small linear congruential generator: tests must not depend on a library's distribution.
class Dice
{
public:
    explicit Dice(std::uint32_t seed)
        : m_state(seed)
    {}

    std::uint32_t below(std::uint32_t limit)
    {
        m_state = m_state * 1664525U + 1013904223U;
        return (m_state >> 8) % limit;
    }

private:
    std::uint32_t m_state;
};

layout::LayoutNode stageNode(std::uint32_t rows);
layout::LayoutNode imageNode();
layout::LayoutEdge baseEdge(std::size_t source, std::size_t target);
layout::LayoutEdge copyEdge(std::size_t source, std::size_t target, std::uint32_t row);

/// Stages with a base each (an image, or one of the ten stages before), and copies from some
/// stages before.
layout::LayoutGraph dockerLikeGraph(std::size_t nodes, std::uint32_t seed);

/// The graph without one node and its edges.
layout::LayoutGraph without(const layout::LayoutGraph &graph, std::size_t node);

/// Crossings of the curves, counted on 8 straight pieces per cubic.
std::size_t drawnCrossings(const std::vector<std::vector<layout::Point>> &lines);

} // namespace stagewright::tests
