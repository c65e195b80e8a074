#include "core/language/layout/ranking.h"

#include <algorithm>
#include <limits>

namespace stagewright::layout {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr double kTolerance = 1e-9;

struct FlowEdge
{
    std::size_t from = 0;
    std::size_t to = 0;
    double weight = 0;
};

/// Adds edges one by one and refuses the one that would close a cycle.
class CycleGuard
{
public:
    explicit CycleGuard(std::size_t nodeCount)
        : m_next(nodeCount)
    {}

    void add(const LayoutEdge &edge) { m_next[edge.source].push_back(edge.target); }

    bool closesCycle(const LayoutEdge &edge) const
    {
        std::vector<bool> seen(m_next.size());
        std::vector<std::size_t> open{edge.target};
        while (!open.empty()) {
            const std::size_t node = open.back();
            open.pop_back();
            if (node == edge.source)
                return true;
            if (seen[node])
                continue;
            seen[node] = true;
            open.insert(open.end(), m_next[node].begin(), m_next[node].end());
        }
        return false;
    }

private:
    std::vector<std::vector<std::size_t>> m_next;
};

/// Moves whole sub-trees of a spanning tree of tight edges until no move makes the edges shorter.
/// A root in front of all nodes keeps the graph connected; its edges weigh nothing.
class NetworkSimplex
{
public:
    NetworkSimplex(std::size_t nodeCount, std::vector<FlowEdge> edges)
        : m_root(nodeCount)
        , m_edges(std::move(edges))
        , m_rank(nodeCount + 1)
        , m_pull(nodeCount + 1)
        , m_parentEdge(nodeCount + 1, kNone)
        , m_sum(nodeCount + 1)
    {
        addRootEdges();
        findLongestPaths();
        for (const FlowEdge &edge : m_edges) {
            m_pull[edge.from] += edge.weight;
            m_pull[edge.to] -= edge.weight;
        }
    }

    std::vector<int> solve(std::stop_token stop)
    {
        const std::size_t limit = 4 * m_rank.size() + 100;
        for (std::size_t i = 0; i < limit && !stop.stop_requested(); ++i)
            if (!improve())
                break;
        m_rank.resize(m_root);
        return m_rank;
    }

private:
    void addRootEdges()
    {
        std::vector<bool> hasSource(m_root);
        for (const FlowEdge &edge : m_edges)
            hasSource[edge.to] = true;
        for (std::size_t node = 0; node < m_root; ++node)
            if (!hasSource[node])
                m_edges.push_back({m_root, node, 0});
    }

    std::vector<std::vector<std::size_t>> edgesOut() const
    {
        std::vector<std::vector<std::size_t>> out(m_rank.size());
        for (std::size_t i = 0; i < m_edges.size(); ++i)
            out[m_edges[i].from].push_back(i);
        return out;
    }

    /// Also the first spanning tree: every node hangs on the edge that gave it its rank.
    void findLongestPaths()
    {
        const auto out = edgesOut();
        std::vector<std::size_t> missing(m_rank.size());
        for (const FlowEdge &edge : m_edges)
            ++missing[edge.to];
        std::fill(m_rank.begin(), m_rank.end(), std::numeric_limits<int>::min());
        m_rank[m_root] = -1;
        std::vector<std::size_t> ready{m_root};
        for (std::size_t i = 0; i < ready.size(); ++i) {
            for (const std::size_t index : out[ready[i]]) {
                const FlowEdge &edge = m_edges[index];
                if (m_rank[edge.from] + 1 > m_rank[edge.to]) {
                    m_rank[edge.to] = m_rank[edge.from] + 1;
                    m_parentEdge[edge.to] = index;
                }
                if (--missing[edge.to] == 0)
                    ready.push_back(edge.to);
            }
        }
        m_tree.assign(m_edges.size(), false);
        for (const std::size_t index : m_parentEdge)
            if (index != kNone)
                m_tree[index] = true;
    }

    int slack(const FlowEdge &edge) const { return m_rank[edge.to] - m_rank[edge.from] - 1; }

    std::size_t otherEnd(std::size_t edge, std::size_t node) const
    {
        return m_edges[edge].from == node ? m_edges[edge].to : m_edges[edge].from;
    }

    /// Parents, and m_order such that every sub-tree is one run of it.
    void hangTree()
    {
        std::vector<std::vector<std::size_t>> near(m_rank.size());
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            if (m_tree[i]) {
                near[m_edges[i].from].push_back(i);
                near[m_edges[i].to].push_back(i);
            }
        }
        m_order.clear();
        m_parentEdge.assign(m_rank.size(), kNone);
        std::vector<std::size_t> open{m_root};
        while (!open.empty()) {
            const std::size_t node = open.back();
            open.pop_back();
            m_order.push_back(node);
            for (const std::size_t edge : near[node]) {
                if (edge == m_parentEdge[node])
                    continue;
                const std::size_t child = otherEnd(edge, node);
                m_parentEdge[child] = edge;
                open.push_back(child);
            }
        }
    }

    /// Weight of edges that leave a node's sub-tree minus those that enter it: the sum of its
    /// nodes' own balances.
    void sumSubtrees()
    {
        m_sum = m_pull;
        for (std::size_t i = m_order.size(); i-- > 1;) {
            const std::size_t node = m_order[i];
            m_sum[otherEnd(m_parentEdge[node], node)] += m_sum[node];
        }
    }

    /// Negative: the tree edge above `node` should be replaced.
    double cutValue(std::size_t node) const
    {
        return m_edges[m_parentEdge[node]].to == node ? -m_sum[node] : m_sum[node];
    }

    std::vector<bool> subtreeOf(std::size_t top) const
    {
        std::vector<bool> inside(m_rank.size());
        for (const std::size_t node : m_order) {
            const std::size_t edge = m_parentEdge[node];
            inside[node] = node == top || (edge != kNone && inside[otherEnd(edge, node)]);
        }
        return inside;
    }

    std::size_t tightestEdge(const std::vector<bool> &inside, bool leaving) const
    {
        std::size_t best = kNone;
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            const FlowEdge &edge = m_edges[i];
            if (m_tree[i] || inside[edge.from] != leaving || inside[edge.to] == leaving)
                continue;
            if (best == kNone || slack(edge) < slack(m_edges[best]))
                best = i;
        }
        return best;
    }

    bool improve()
    {
        hangTree();
        sumSubtrees();
        std::size_t worst = m_root;
        for (const std::size_t node : m_order)
            if (node != m_root && cutValue(node) < -kTolerance &&
                (worst == m_root || cutValue(node) < cutValue(worst)))
                worst = node;
        return worst != m_root && exchange(worst);
    }

    bool exchange(std::size_t top)
    {
        const std::vector<bool> inside = subtreeOf(top);
        const bool toTheRight = m_edges[m_parentEdge[top]].to == top;
        const std::size_t entering = tightestEdge(inside, toTheRight);
        if (entering == kNone)
            return false;
        const int shift = toTheRight ? slack(m_edges[entering]) : -slack(m_edges[entering]);
        for (std::size_t node = 0; node < m_rank.size(); ++node)
            if (inside[node])
                m_rank[node] += shift;
        m_tree[m_parentEdge[top]] = false;
        m_tree[entering] = true;
        return true;
    }

    std::size_t m_root;
    std::vector<FlowEdge> m_edges;
    std::vector<int> m_rank;
    std::vector<double> m_pull;
    std::vector<bool> m_tree; ///< per edge
    std::vector<std::size_t> m_parentEdge;
    std::vector<std::size_t> m_order;
    std::vector<double> m_sum;
};

/// Layers from 0 without empty ones.
void compact(std::vector<int> &layers)
{
    std::vector<int> used = layers;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (int &layer : layers)
        layer = static_cast<int>(std::lower_bound(used.begin(), used.end(), layer) - used.begin());
}

} // namespace

std::vector<bool> findFlow(const LayoutGraph &graph)
{
    std::vector<bool> isFlow(graph.edges.size());
    CycleGuard guard(graph.nodes.size());
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const LayoutEdge &edge = graph.edges[i];
        if (!edge.isLoose && edge.source < edge.target) {
            isFlow[i] = true;
            guard.add(edge);
        }
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const LayoutEdge &edge = graph.edges[i];
        if (!edge.isLoose && edge.source > edge.target && !guard.closesCycle(edge)) {
            isFlow[i] = true;
            guard.add(edge);
        }
    }
    return isFlow;
}

std::vector<int> assignLayers(const LayoutGraph &graph, const std::vector<bool> &isFlow,
                              std::stop_token stop)
{
    std::vector<FlowEdge> edges;
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        if (isFlow[i])
            edges.push_back({graph.edges[i].source, graph.edges[i].target, graph.edges[i].weight});
    NetworkSimplex simplex(graph.nodes.size(), std::move(edges));
    std::vector<int> layers = simplex.solve(std::move(stop));
    compact(layers);
    return layers;
}

} // namespace stagewright::layout
