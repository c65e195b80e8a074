#include "core/language/layout/layergraph.h"

#include <algorithm>

namespace stagewright::layout {

namespace {

double keyOf(const Vertex &vertex, double port)
{
    const double fraction = vertex.height > 0 ? std::clamp(port / vertex.height, 0.0, 1.0) : 0;
    return static_cast<double>(vertex.place) + fraction * 0.9;
}

class Builder
{
public:
    Builder(const LayoutGraph &graph, const std::vector<int> &layers, double step)
        : m_graph(graph)
        , m_layers(layers)
        , m_step(step)
    {}

    LayerGraph build()
    {
        addNodes();
        for (const LayoutEdge &edge : m_graph.edges)
            m_result.chains.push_back(addEdge(edge));
        fillLayers();
        return std::move(m_result);
    }

private:
    void addNodes()
    {
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
            Vertex vertex;
            vertex.height = m_graph.nodes[i].height;
            vertex.layer = static_cast<std::size_t>(m_layers[i]);
            vertex.textOrder = i;
            m_result.vertices.push_back(std::move(vertex));
        }
    }

    std::size_t addDummy(std::size_t layer, std::size_t textOrder)
    {
        Vertex vertex;
        vertex.isDummy = true;
        vertex.layer = layer;
        vertex.textOrder = textOrder;
        m_result.vertices.push_back(std::move(vertex));
        return m_result.vertices.size() - 1;
    }

    void addLink(Link link)
    {
        const std::size_t index = m_result.links.size();
        m_result.vertices[link.from].out.push_back(index);
        m_result.vertices[link.to].in.push_back(index);
        m_result.links.push_back(link);
    }

    std::vector<std::size_t> addEdge(const LayoutEdge &edge)
    {
        return goesRight(edge, m_layers) ? addFlow(edge) : addTurn(edge);
    }

    std::vector<std::size_t> addFlow(const LayoutEdge &edge)
    {
        std::vector<std::size_t> chain;
        Link link{edge.source, edge.target, edge.weight, edge.sourcePort};
        const auto first = m_result.vertices[edge.source].layer + 1;
        for (std::size_t layer = first; layer < m_result.vertices[edge.target].layer; ++layer) {
            link.to = addDummy(layer, edge.target);
            addLink(link);
            chain.push_back(link.to);
            link.from = link.to;
            link.fromPort = 0;
        }
        link.to = edge.target;
        link.toPort = edge.targetPort;
        if (chain.empty() && !edge.label.isEmpty())
            link.fall = m_step + edge.targetPort;
        addLink(link);
        return chain;
    }

    std::vector<std::size_t> addTurn(const LayoutEdge &edge)
    {
        std::vector<std::size_t> chain;
        std::size_t layer = m_result.vertices[edge.source].layer;
        const std::size_t last = m_result.vertices[edge.target].layer;
        chain.push_back(addDummy(layer, edge.source));
        while (layer > last) {
            --layer;
            chain.push_back(addDummy(layer, edge.target));
            addLink({chain.back(), chain[chain.size() - 2], edge.weight});
        }
        return chain;
    }

    void fillLayers()
    {
        std::size_t count = 0;
        for (const Vertex &vertex : m_result.vertices)
            count = std::max(count, vertex.layer + 1);
        m_result.layers.resize(count);
        for (std::size_t i = 0; i < m_result.vertices.size(); ++i)
            m_result.layers[m_result.vertices[i].layer].push_back(i);
        for (auto &layer : m_result.layers) {
            std::stable_sort(layer.begin(), layer.end(), [this](std::size_t a, std::size_t b) {
                return m_result.vertices[a].textOrder < m_result.vertices[b].textOrder;
            });
        }
        m_result.updatePlaces();
    }

    const LayoutGraph &m_graph;
    const std::vector<int> &m_layers;
    double m_step;
    LayerGraph m_result;
};

} // namespace

void LayerGraph::updatePlaces()
{
    for (const auto &layer : layers)
        for (std::size_t i = 0; i < layer.size(); ++i)
            vertices[layer[i]].place = i;
}

double LayerGraph::fromKey(const Link &link) const
{
    return keyOf(vertices[link.from], link.fromPort);
}

double LayerGraph::toKey(const Link &link) const
{
    return keyOf(vertices[link.to], link.toPort);
}

LayerGraph makeLayerGraph(const LayoutGraph &graph, const std::vector<int> &layers, double step)
{
    return Builder(graph, layers, step).build();
}

bool goesRight(const LayoutEdge &edge, const std::vector<int> &layers)
{
    return layers[edge.source] < layers[edge.target];
}

} // namespace stagewright::layout
