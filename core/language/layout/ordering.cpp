#include "core/language/layout/ordering.h"

#include <algorithm>
#include <utility>

namespace stagewright::layout {

namespace {

constexpr int kSweeps = 24;
constexpr int kPatience = 6;
constexpr int kExchangePasses = 4;
/// Vertices; above, a second start and moving each one take too long.
constexpr std::size_t kThoroughLimit = 3000;
/// Another start than the text's own order must save this share of the crossings.
constexpr double kWorthLeavingTextOrder = 0.15;
constexpr int kTextOrderCost = 1; ///< in crossings, per two neighbours out of text order

/// Pairs i < j with values[i] > values[j]; sorts `values`.
std::size_t countInversions(std::vector<double> &values, std::vector<double> &scratch,
                            std::size_t begin, std::size_t end)
{
    if (end - begin < 2)
        return 0;
    const std::size_t middle = begin + (end - begin) / 2;
    std::size_t count = countInversions(values, scratch, begin, middle) +
                        countInversions(values, scratch, middle, end);
    std::size_t left = begin;
    std::size_t right = middle;
    for (std::size_t out = begin; out < end; ++out) {
        const bool takeLeft = right == end || (left < middle && !(values[right] < values[left]));
        if (!takeLeft)
            count += middle - left;
        scratch[out] = takeLeft ? values[left++] : values[right++];
    }
    std::copy(scratch.begin() + static_cast<std::ptrdiff_t>(begin),
              scratch.begin() + static_cast<std::ptrdiff_t>(end),
              values.begin() + static_cast<std::ptrdiff_t>(begin));
    return count;
}

std::size_t crossingsBehind(const LayerGraph &graph, std::size_t layer)
{
    std::vector<std::pair<double, double>> ends;
    for (const std::size_t vertex : graph.layers[layer])
        for (const std::size_t link : graph.vertices[vertex].out)
            ends.emplace_back(graph.fromKey(graph.links[link]), graph.toKey(graph.links[link]));
    std::sort(ends.begin(), ends.end());
    std::vector<double> values;
    values.reserve(ends.size());
    for (const auto &end : ends)
        values.push_back(end.second);
    std::vector<double> scratch(values.size());
    return countInversions(values, scratch, 0, values.size());
}

/// Dot's median: between the two middle values, nearer to the side where the others are dense.
double medianOf(std::vector<double> &keys)
{
    std::sort(keys.begin(), keys.end());
    const std::size_t half = keys.size() / 2;
    if (keys.size() % 2 == 1)
        return keys[half];
    if (keys.size() == 2)
        return (keys[0] + keys[1]) / 2;
    const double left = keys[half - 1] - keys.front();
    const double right = keys.back() - keys[half];
    if (left + right <= 0)
        return (keys[half - 1] + keys[half]) / 2;
    return (keys[half - 1] * right + keys[half] * left) / (left + right);
}

class Sorter
{
public:
    explicit Sorter(LayerGraph &graph)
        : m_graph(graph)
    {}

    void run(const std::stop_token &stop)
    {
        auto best = m_graph.layers;
        double bestCost = cost();
        int stale = 0;
        for (int i = 0; i < kSweeps && stale < kPatience && !stop.stop_requested(); ++i) {
            sweep(i % 2 == 0);
            exchange();
            const double now = cost();
            stale = now < bestCost ? 0 : stale + 1;
            if (now < bestCost) {
                bestCost = now;
                best = m_graph.layers;
            }
        }
        m_graph.layers = std::move(best);
        m_graph.updatePlaces();
        if (m_graph.vertices.size() < kThoroughLimit)
            siftAll(stop);
    }

private:
    double cost() const
    {
        std::size_t outOfOrder = 0;
        for (const auto &layer : m_graph.layers)
            for (std::size_t i = 1; i < layer.size(); ++i)
                outOfOrder +=
                    m_graph.vertices[layer[i - 1]].textOrder > m_graph.vertices[layer[i]].textOrder;
        return static_cast<double>(countCrossings(m_graph)) +
               kTextOrderCost * static_cast<double>(outOfOrder);
    }

    void sweep(bool rightwards)
    {
        const std::size_t count = m_graph.layers.size();
        for (std::size_t i = 0; i < count; ++i)
            sortLayer(rightwards ? i : count - 1 - i, rightwards);
    }

    double keyFor(std::size_t vertex, bool byIncoming)
    {
        m_keys.clear();
        const Vertex &own = m_graph.vertices[vertex];
        for (const std::size_t link : byIncoming ? own.in : own.out) {
            const Link &end = m_graph.links[link];
            m_keys.push_back(byIncoming ? m_graph.fromKey(end) : m_graph.toKey(end));
        }
        return m_keys.empty() ? static_cast<double>(own.place) : medianOf(m_keys);
    }

    void sortLayer(std::size_t index, bool byIncoming)
    {
        auto &layer = m_graph.layers[index];
        std::vector<std::pair<double, std::size_t>> keyed;
        for (const std::size_t vertex : layer)
            keyed.emplace_back(keyFor(vertex, byIncoming), vertex);
        std::stable_sort(keyed.begin(), keyed.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        for (std::size_t i = 0; i < layer.size(); ++i) {
            layer[i] = keyed[i].second;
            m_graph.vertices[layer[i]].place = i;
        }
    }

    void collectEnds(std::size_t vertex, bool incoming, std::vector<double> &keys) const
    {
        keys.clear();
        const Vertex &own = m_graph.vertices[vertex];
        for (const std::size_t link : incoming ? own.in : own.out) {
            const Link &end = m_graph.links[link];
            keys.push_back(incoming ? m_graph.fromKey(end) : m_graph.toKey(end));
        }
        std::sort(keys.begin(), keys.end());
    }

    /// Pairs (a of upper, b of lower) with a > b: the crossings while `upper` is above.
    static std::size_t pairsOutOfOrder(const std::vector<double> &upper,
                                       const std::vector<double> &lower)
    {
        std::size_t count = 0;
        std::size_t below = 0;
        for (const double key : upper) {
            while (below < lower.size() && lower[below] < key)
                ++below;
            count += below;
        }
        return count;
    }

    bool wouldHelp(std::size_t upper, std::size_t lower)
    {
        std::size_t now = 0;
        std::size_t swapped = 0;
        for (const bool incoming : {true, false}) {
            collectEnds(upper, incoming, m_upper);
            collectEnds(lower, incoming, m_lower);
            now += pairsOutOfOrder(m_upper, m_lower);
            swapped += pairsOutOfOrder(m_lower, m_upper);
        }
        return swapped < now;
    }

    bool exchangeIn(std::vector<std::size_t> &layer)
    {
        bool changed = false;
        for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
            if (!wouldHelp(layer[i], layer[i + 1]))
                continue;
            std::swap(layer[i], layer[i + 1]);
            m_graph.vertices[layer[i]].place = i;
            m_graph.vertices[layer[i + 1]].place = i + 1;
            changed = true;
        }
        return changed;
    }

    /// Crossings that disappear when `upper` goes below `lower`; negative: they appear.
    std::ptrdiff_t gainOfSwap(std::size_t upper, std::size_t lower)
    {
        std::ptrdiff_t gain = 0;
        for (const bool incoming : {true, false}) {
            collectEnds(upper, incoming, m_upper);
            collectEnds(lower, incoming, m_lower);
            gain += static_cast<std::ptrdiff_t>(pairsOutOfOrder(m_upper, m_lower)) -
                    static_cast<std::ptrdiff_t>(pairsOutOfOrder(m_lower, m_upper));
        }
        return gain;
    }

    /// Moves a vertex to the best place of its layer if that saves more than the text order is
    /// worth.
    bool sift(std::vector<std::size_t> &layer, std::size_t from)
    {
        const std::size_t vertex = layer[from];
        std::ptrdiff_t best = kTextOrderCost;
        std::size_t target = from;
        std::ptrdiff_t gain = 0;
        for (std::size_t i = from + 1; i < layer.size(); ++i) {
            gain += gainOfSwap(vertex, layer[i]);
            if (gain > best) {
                best = gain;
                target = i;
            }
        }
        gain = 0;
        for (std::size_t i = from; i-- > 0;) {
            gain += gainOfSwap(layer[i], vertex);
            if (gain > best) {
                best = gain;
                target = i;
            }
        }
        moveTo(layer, from, target);
        return target != from;
    }

    void moveTo(std::vector<std::size_t> &layer, std::size_t from, std::size_t to)
    {
        const auto begin = layer.begin();
        const auto at = [begin](std::size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
        if (from < to)
            std::rotate(at(from), at(from + 1), at(to + 1));
        else
            std::rotate(at(to), at(from), at(from + 1));
        for (std::size_t i = std::min(from, to); i <= std::max(from, to); ++i)
            m_graph.vertices[layer[i]].place = i;
    }

    void siftAll(const std::stop_token &stop)
    {
        bool changed = true;
        for (int pass = 0; pass < kExchangePasses && changed && !stop.stop_requested(); ++pass) {
            changed = false;
            for (auto &layer : m_graph.layers) {
                const auto vertices = layer;
                for (const std::size_t vertex : vertices)
                    changed = sift(layer, m_graph.vertices[vertex].place) || changed;
            }
        }
    }

    void exchange()
    {
        bool changed = true;
        for (int pass = 0; pass < kExchangePasses && changed; ++pass) {
            changed = false;
            for (auto &layer : m_graph.layers)
                changed = exchangeIn(layer) || changed;
        }
    }

    LayerGraph &m_graph;
    std::vector<double> m_keys;
    std::vector<double> m_upper;
    std::vector<double> m_lower;
};

/// An order that keeps together what hangs together.
class DepthFirst
{
public:
    explicit DepthFirst(LayerGraph &graph)
        : m_graph(graph)
        , m_seen(graph.vertices.size())
    {}

    void order()
    {
        for (auto &layer : m_graph.layers)
            layer.clear();
        for (std::size_t vertex = 0; vertex < m_graph.vertices.size(); ++vertex)
            visit(vertex);
        m_graph.updatePlaces();
    }

private:
    void visit(std::size_t first)
    {
        std::vector<std::size_t> open{first};
        while (!open.empty()) {
            const std::size_t vertex = open.back();
            open.pop_back();
            if (m_seen[vertex])
                continue;
            m_seen[vertex] = true;
            const Vertex &own = m_graph.vertices[vertex];
            m_graph.layers[own.layer].push_back(vertex);
            for (auto link = own.in.rbegin(); link != own.in.rend(); ++link)
                open.push_back(m_graph.links[*link].from);
            for (auto link = own.out.rbegin(); link != own.out.rend(); ++link)
                open.push_back(m_graph.links[*link].to);
        }
    }

    LayerGraph &m_graph;
    std::vector<bool> m_seen;
};

} // namespace

std::size_t countCrossings(const LayerGraph &graph)
{
    std::size_t count = 0;
    for (std::size_t layer = 0; layer + 1 < graph.layers.size(); ++layer)
        count += crossingsBehind(graph, layer);
    return count;
}

void orderLayers(LayerGraph &graph, std::stop_token stop)
{
    LayerGraph other = graph;
    Sorter(graph).run(stop);
    const std::size_t crossings = countCrossings(graph);
    if (crossings < 2 || graph.vertices.size() >= kThoroughLimit || stop.stop_requested())
        return;
    DepthFirst(other).order();
    Sorter(other).run(stop);
    const auto worth = static_cast<double>(crossings) * (1 - kWorthLeavingTextOrder);
    if (static_cast<double>(countCrossings(other)) <= worth)
        graph = std::move(other);
}

} // namespace stagewright::layout
