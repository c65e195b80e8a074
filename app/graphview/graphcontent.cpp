#include "app/graphview/graphcontent.h"

#include <algorithm>

namespace stagewright::app {

bool GraphEdge::stands(const EdgeKey &other) const
{
    return key == other || std::find(members.begin(), members.end(), other) != members.end();
}

const GraphStage *GraphContent::stage(StageId id) const
{
    const auto index = indexOf(id);
    return index ? &stages[*index] : nullptr;
}

const GraphImage *GraphContent::image(const std::string &reference) const
{
    const auto found = std::find_if(images.begin(), images.end(), [&reference](const auto &image) {
        return image.reference == reference;
    });
    return found == images.end() ? nullptr : &*found;
}

const GraphEdge *GraphContent::edge(const EdgeKey &key) const
{
    const auto found = std::find_if(edges.begin(), edges.end(),
                                    [&key](const auto &edge) { return edge.stands(key); });
    return found == edges.end() ? nullptr : &*found;
}

std::optional<std::size_t> GraphContent::indexOf(StageId id) const
{
    for (std::size_t i = 0; i < stages.size(); ++i)
        if (stages[i].id == id)
            return i;
    return std::nullopt;
}

std::int64_t GraphContent::largestRow() const
{
    std::int64_t largest = 0;
    for (const GraphStage &stage : stages)
        for (const GraphRow &row : stage.rows)
            largest = std::max(largest, row.bytes);
    return largest;
}

GraphSelection GraphSelection::ofNode(NodeKey node)
{
    GraphSelection selection;
    selection.nodes.insert(std::move(node));
    return selection;
}

GraphSelection GraphSelection::ofRow(StageId stage, std::size_t instruction)
{
    GraphSelection selection = ofNode(nodeOf(stage));
    selection.instruction = instruction;
    return selection;
}

GraphSelection GraphSelection::ofEdge(const EdgeKey &edge)
{
    GraphSelection selection;
    selection.edge = edge;
    return selection;
}

StageId GraphSelection::oneStage() const
{
    return nodes.size() == 1 ? nodes.begin()->stage : 0;
}

GraphSelection GraphSelection::within(const GraphContent &content) const
{
    GraphSelection result;
    for (const NodeKey &node : nodes)
        if (node.stage != 0 ? content.stage(node.stage) != nullptr
                            : content.image(node.image) != nullptr)
            result.nodes.insert(node);
    if (result.oneStage() != 0)
        result.instruction = instruction;
    if (edge && content.edge(*edge))
        result.edge = edge;
    return result;
}

} // namespace stagewright::app
