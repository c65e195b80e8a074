#include "app/graphview/graphlayout.h"

#include "app/graphview/edgelabel.h"

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr double kBaseWeight = 4;
constexpr double kCopyWeight = 1;
constexpr double kMountWeight = 0.5;
constexpr double kFreeGap = 24;
constexpr std::size_t kFewStages = 8;
constexpr double kNarrowGap = 56; ///< between the layers of few stages: their lines hardly cross
constexpr std::ptrdiff_t kLabelLimit = 40;

double weightOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Base:
        return kBaseWeight;
    case EdgeKind::CopyFrom:
        return kCopyWeight;
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
    case EdgeKind::Context:
    case EdgeKind::Cache:
        return kMountWeight;
    }
    return kCopyWeight;
}

class RequestBuilder
{
public:
    RequestBuilder(const GraphContent &content, const Extents &extents)
        : m_content(content)
        , m_extents(extents)
        , m_showsLabels(showsLabels(content))
    {}

    LayoutRequest build()
    {
        for (const GraphStage &stage : m_content.stages) {
            addImagesOf(stage);
            add(nodeOf(stage.id));
        }
        for (const GraphImage &image : m_content.images)
            add({0, image.reference});
        for (const GraphEdge &edge : m_content.edges)
            addEdge(edge);
        if (m_content.stages.size() <= kFewStages)
            m_request.options.layerGap = kNarrowGap;
        return std::move(m_request);
    }

private:
    void add(const NodeKey &node)
    {
        if (m_index.contains(node))
            return;
        m_index[node] = m_request.nodes.size();
        m_request.nodes.push_back(node);
        const QSizeF size = nodeSize(m_content, m_extents, node);
        m_request.graph.nodes.push_back({size.width(), size.height()});
    }

    void addImagesOf(const GraphStage &stage)
    {
        for (const GraphEdge &edge : m_content.edges)
            if (edge.key.target == stage.id && edge.source.stage == 0)
                add(edge.source);
    }

    double outPort(const NodeKey &node) const
    {
        return node.stage != 0 ? StageGeometry().outPort().y() : kImageHeight / 2;
    }

    void addEdge(const GraphEdge &edge)
    {
        const GraphStage *target = m_content.stage(edge.key.target);
        const StageGeometry geometry(*target, extentOf(m_extents, target->id));
        layout::LayoutEdge result;
        result.source = m_index.at(edge.source);
        result.target = m_index.at(nodeOf(target->id));
        result.weight = weightOf(edge.key.kind);
        result.sourcePort = outPort(edge.source);
        result.targetPort = geometry.inPort(*target, edge.key.instruction).y();
        result.isLoose = !edge.fault.isEmpty();
        if (m_showsLabels && EdgeLabel::isAlwaysShown(edge)) {
            const QSizeF room = EdgeLabel::roomOf(edge);
            result.label = {room.width(), room.height()};
        }
        m_request.graph.edges.push_back(result);
    }

    const GraphContent &m_content;
    const Extents &m_extents;
    bool m_showsLabels;
    LayoutRequest m_request;
    std::map<NodeKey, std::size_t> m_index;
};

QRectF boxOf(const LayoutRequest &request, std::size_t node, QPointF place)
{
    return {place, QSizeF(request.graph.nodes[node].width, request.graph.nodes[node].height)};
}

/// Lowest free place at or below `box` among `taken`.
QPointF freePlace(QRectF box, const std::vector<QRectF> &taken)
{
    bool moved = true;
    while (moved) {
        moved = false;
        for (const QRectF &other : taken) {
            if (other.intersects(box)) {
                box.moveTop(other.bottom() + kFreeGap);
                moved = true;
            }
        }
    }
    return box.topLeft();
}

} // namespace

StageExtent extentOf(const Extents &extents, StageId stage)
{
    const auto found = extents.find(stage);
    return found == extents.end() ? StageExtent::Capped : found->second;
}

QSizeF nodeSize(const GraphContent &content, const Extents &extents, const NodeKey &node)
{
    if (node.stage == 0) {
        const GraphImage *image = content.image(node.image);
        return {image ? imageWidth(*image) : 0, kImageHeight};
    }
    const GraphStage *stage = content.stage(node.stage);
    if (!stage)
        return {};
    return StageGeometry(*stage, extentOf(extents, node.stage)).bounds().size();
}

bool showsLabels(const GraphContent &content)
{
    return std::ranges::count_if(content.edges, [](const GraphEdge &edge) {
               return EdgeLabel::isAlwaysShown(edge);
           }) <= kLabelLimit;
}

LayoutRequest makeLayoutRequest(const GraphContent &content, const Extents &extents)
{
    return RequestBuilder(content, extents).build();
}

bool sameStructure(const LayoutRequest &left, const LayoutRequest &right)
{
    return left.nodes == right.nodes && left.options == right.options &&
           left.graph.nodes == right.graph.nodes && left.graph.edges == right.graph.edges;
}

PlacedGraph placeGraph(const LayoutRequest &request, const layout::LayoutResult &result,
                       const NodePositions &pinned)
{
    PlacedGraph graph;
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < request.nodes.size(); ++i)
        if (const auto pin = pinned.find(request.nodes[i]); pin != pinned.end())
            taken.push_back(boxOf(request, i, pin->second));
    std::vector<bool> moved(request.nodes.size());
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        const QPointF automatic(result.positions[i].x, result.positions[i].y);
        const auto pin = pinned.find(request.nodes[i]);
        const QPointF place =
            pin != pinned.end() ? pin->second : freePlace(boxOf(request, i, automatic), taken);
        moved[i] = place != automatic;
        if (moved[i] && pin == pinned.end())
            taken.push_back(boxOf(request, i, place));
        graph.places[request.nodes[i]] = place;
    }
    for (std::size_t i = 0; i < request.graph.edges.size(); ++i) {
        const auto &edge = request.graph.edges[i];
        graph.routes.emplace_back();
        graph.labels.emplace_back();
        if (moved[edge.source] || moved[edge.target])
            continue;
        for (const layout::Point &point : result.routes[i])
            graph.routes.back().emplace_back(point.x, point.y);
        graph.labels.back() = result.labels[i];
    }
    return graph;
}

} // namespace stagewright::app
