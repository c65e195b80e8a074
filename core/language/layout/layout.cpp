#include "core/language/layout/layout.h"

#include "core/language/layout/coordinates.h"
#include "core/language/layout/labels.h"
#include "core/language/layout/ordering.h"
#include "core/language/layout/ranking.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace stagewright::layout {

namespace {

constexpr double kBesideLabel = 24; ///< of a gap that was made for a label

/// Columns, positions and routes. `gaps`: behind each layer.
class Composer
{
public:
    Composer(const LayoutGraph &graph, const std::vector<int> &layers, const LayerGraph &layered,
             const std::vector<double> &gaps)
        : m_graph(graph)
        , m_layers(layers)
        , m_layered(layered)
    {
        measureColumns(gaps);
    }

    LayoutResult compose()
    {
        placeNodes();
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
            m_result.routes.push_back(routeOf(i));
        return std::move(m_result);
    }

private:
    struct Column
    {
        double left = 0;
        double right = 0;
    };

    void measureColumns(const std::vector<double> &gaps)
    {
        m_columns.resize(m_layered.layers.size());
        double x = 0;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            double width = 0;
            for (const std::size_t vertex : m_layered.layers[i])
                if (!m_layered.vertices[vertex].isDummy)
                    width = std::max(width, m_graph.nodes[vertex].width);
            m_columns[i] = {x, x + width};
            x += width + gaps[i];
        }
    }

    const Column &columnOf(std::size_t vertex) const
    {
        return m_columns[m_layered.vertices[vertex].layer];
    }

    /// Nodes that only give stand near to those that take.
    void placeNodes()
    {
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
            const Vertex &vertex = m_layered.vertices[i];
            const Column &column = columnOf(i);
            const bool onlyGives = vertex.in.empty() && !vertex.out.empty();
            const double x = onlyGives ? column.right - m_graph.nodes[i].width : column.left;
            m_result.positions.push_back({x, vertex.y});
            m_result.width = std::max(m_result.width, column.right);
            m_result.height = std::max(m_result.height, vertex.y + vertex.height);
        }
    }

    Point startOf(const LayoutEdge &edge) const
    {
        const Point &corner = m_result.positions[edge.source];
        return {corner.x + m_graph.nodes[edge.source].width, corner.y + edge.sourcePort};
    }

    Point endOf(const LayoutEdge &edge) const
    {
        const Point &corner = m_result.positions[edge.target];
        return {corner.x, corner.y + edge.targetPort};
    }

    std::vector<Point> routeOf(std::size_t index) const
    {
        const LayoutEdge &edge = m_graph.edges[index];
        const bool rightwards = goesRight(edge, m_layers);
        const Point start = startOf(edge);
        const Point end = endOf(edge);
        std::vector<Point> route{start};
        if (start.x < columnOf(edge.source).right)
            route.push_back({columnOf(edge.source).right, start.y});
        for (const std::size_t dummy : m_layered.chains[index]) {
            const Column &column = columnOf(dummy);
            const double y = m_layered.vertices[dummy].y;
            route.push_back({rightwards ? column.left : column.right, y});
            route.push_back({rightwards ? column.right : column.left, y});
        }
        if (end.x > columnOf(edge.target).left)
            route.push_back({columnOf(edge.target).left, end.y});
        route.push_back(end);
        return route;
    }

    const LayoutGraph &m_graph;
    const std::vector<int> &m_layers;
    const LayerGraph &m_layered;
    std::vector<Column> m_columns;
    LayoutResult m_result;
};

std::vector<std::optional<LabelPlace>> labelsOf(const LayoutGraph &graph,
                                                const LayoutResult &result)
{
    std::vector<Rect> nodes;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const auto &[x, y] = result.positions[i];
        nodes.push_back({x, y, x + graph.nodes[i].width, y + graph.nodes[i].height});
    }
    std::vector<Label> labels;
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        labels.push_back({curveOf(result.routes[i]), graph.edges[i].label});
    return placeLabels(std::move(nodes), labels);
}

/// Widens the gap in front of the target of every edge whose label has no place, once more where
/// another label is in its way there. False where there is nothing to widen.
bool makeRoom(std::vector<double> &gaps, const LayoutGraph &graph, const std::vector<int> &layers,
              const LayoutResult &result)
{
    bool isWider = false;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const LayoutEdge &edge = graph.edges[i];
        if (edge.label.isEmpty() || result.labels[i] || !goesRight(edge, layers))
            continue;
        double &gap = gaps[static_cast<std::size_t>(layers[edge.target]) - 1];
        const double alone = edge.label.width + 2 * kBesideLabel;
        const double wanted = gap < alone ? alone : alone + edge.label.width;
        isWider = isWider || wanted > gap;
        gap = std::max(gap, wanted);
    }
    return isWider;
}

/// 1: the line goes right at this point of the route, -1: left.
double directionAt(const std::vector<Point> &route, std::size_t index)
{
    if (index == 0 || index + 1 == route.size())
        return 1;
    return route[index + 1].x < route[index].x || route[index].x < route[index - 1].x ? -1 : 1;
}

/// How far a control point lies from its end.
double reach(const Point &from, const Point &to, bool turns, double swing)
{
    return turns ? swing : std::abs(to.x - from.x) / 2;
}

} // namespace

LayoutResult layoutLayered(const LayoutGraph &graph, const LayoutOptions &options,
                           std::stop_token stop)
{
    const std::vector<int> layers = assignLayers(graph, findFlow(graph), stop);
    LayerGraph layered = makeLayerGraph(graph, layers, options.step);
    orderLayers(layered, stop);
    assignHeights(layered, options, std::move(stop));
    std::vector<double> gaps(layered.layers.size(), options.layerGap);
    LayoutResult result;
    do {
        result = Composer(graph, layers, layered, gaps).compose();
        result.labels = labelsOf(graph, result);
    } while (makeRoom(gaps, graph, layers, result));
    return result;
}

std::vector<Cubic> curveOf(const std::vector<Point> &route, double swing)
{
    std::vector<Cubic> curve;
    for (std::size_t i = 1; i < route.size(); ++i) {
        const Point &from = route[i - 1];
        const Point &to = route[i];
        const double leaving = directionAt(route, i - 1);
        const double arriving = directionAt(route, i);
        const bool turns = leaving != arriving || (to.x - from.x) * leaving < 0;
        const double distance = reach(from, to, turns, swing);
        curve.push_back(
            {from, {from.x + leaving * distance, from.y}, {to.x - arriving * distance, to.y}, to});
    }
    return curve;
}

} // namespace stagewright::layout
