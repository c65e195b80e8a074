#include "core/language/layout/coordinates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stagewright::layout {

namespace {

constexpr int kSweeps = 24;
constexpr double kGapBetweenLines = 10;
constexpr double kLeastWeight = 0.1;

/// Neighbours that must stay a distance apart, and the value that each would like best: the
/// nearest non-decreasing sequence (pool adjacent violators).
class Isotonic
{
public:
    void add(double wish, double weight)
    {
        m_blocks.push_back({wish * weight, weight, 1});
        while (m_blocks.size() > 1 && m_blocks[m_blocks.size() - 2].mean() > m_blocks.back().mean())
            merge();
    }

    std::vector<double> values() const
    {
        std::vector<double> result;
        for (const Block &block : m_blocks)
            result.insert(result.end(), block.count, block.mean());
        return result;
    }

private:
    struct Block
    {
        double sum = 0;
        double weight = 0;
        std::size_t count = 0;

        double mean() const { return sum / weight; }
    };

    void merge()
    {
        const Block last = m_blocks.back();
        m_blocks.pop_back();
        m_blocks.back().sum += last.sum;
        m_blocks.back().weight += last.weight;
        m_blocks.back().count += last.count;
    }

    std::vector<Block> m_blocks;
};

struct Wish
{
    double y = 0;
    double weight = 0;
};

class Placer
{
public:
    Placer(LayerGraph &graph, const LayoutOptions &options)
        : m_graph(graph)
        , m_options(options)
    {}

    void run(const std::stop_token &stop)
    {
        for (const auto &layer : m_graph.layers)
            stack(layer);
        const std::size_t count = m_graph.layers.size();
        for (int sweep = 0; sweep < kSweeps && !stop.stop_requested(); ++sweep)
            for (std::size_t i = 0; i < count; ++i)
                settle(m_graph.layers[sweep % 2 == 0 ? i : count - 1 - i]);
        normalize();
    }

private:
    /// From the top of `upper` to the top of `lower`, at least.
    double distance(const Vertex &upper, const Vertex &lower) const
    {
        if (upper.isDummy && lower.isDummy)
            return kGapBetweenLines;
        const bool isLine = upper.isDummy || lower.isDummy;
        return upper.height + (isLine ? m_options.nodeGap * 0.6 : m_options.nodeGap);
    }

    std::vector<double> offsetsOf(const std::vector<std::size_t> &layer) const
    {
        std::vector<double> offsets(layer.size());
        for (std::size_t i = 1; i < layer.size(); ++i)
            offsets[i] = offsets[i - 1] +
                         distance(m_graph.vertices[layer[i - 1]], m_graph.vertices[layer[i]]);
        return offsets;
    }

    void stack(const std::vector<std::size_t> &layer)
    {
        const std::vector<double> offsets = offsetsOf(layer);
        for (std::size_t i = 0; i < layer.size(); ++i)
            m_graph.vertices[layer[i]].y = offsets[i] - offsets.back() / 2;
    }

    double straightness(const Link &link) const
    {
        const int dummies =
            int(m_graph.vertices[link.from].isDummy) + int(m_graph.vertices[link.to].isDummy);
        return link.weight * (dummies == 2 ? 8 : dummies == 1 ? 2 : 1);
    }

    Wish wishOf(const Vertex &vertex) const
    {
        Wish wish;
        for (const std::size_t index : vertex.in) {
            const Link &link = m_graph.links[index];
            const double weight = straightness(link);
            wish.y +=
                weight * (m_graph.vertices[link.from].y + link.fromPort + link.fall - link.toPort);
            wish.weight += weight;
        }
        for (const std::size_t index : vertex.out) {
            const Link &link = m_graph.links[index];
            const double weight = straightness(link);
            wish.y +=
                weight * (m_graph.vertices[link.to].y + link.toPort - link.fall - link.fromPort);
            wish.weight += weight;
        }
        wish.y = wish.weight > 0 ? wish.y / wish.weight : vertex.y;
        wish.weight = std::max(wish.weight, kLeastWeight);
        return wish;
    }

    void settle(const std::vector<std::size_t> &layer)
    {
        const std::vector<double> offsets = offsetsOf(layer);
        Isotonic isotonic;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const Wish wish = wishOf(m_graph.vertices[layer[i]]);
            isotonic.add(wish.y - offsets[i], wish.weight);
        }
        const std::vector<double> values = isotonic.values();
        for (std::size_t i = 0; i < layer.size(); ++i)
            m_graph.vertices[layer[i]].y = values[i] + offsets[i];
    }

    /// Whole pixels, so that thin lines stay sharp.
    void normalize()
    {
        double top = std::numeric_limits<double>::max();
        for (const Vertex &vertex : m_graph.vertices)
            if (!vertex.isDummy)
                top = std::min(top, vertex.y);
        for (Vertex &vertex : m_graph.vertices)
            vertex.y = std::round(vertex.y - top);
    }

    LayerGraph &m_graph;
    const LayoutOptions &m_options;
};

} // namespace

void assignHeights(LayerGraph &graph, const LayoutOptions &options, std::stop_token stop)
{
    if (!graph.layers.empty())
        Placer(graph, options).run(stop);
}

} // namespace stagewright::layout
