#include "core/language/dockerfile/cycles.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

bool connectsStages(const StageEdge &edge)
{
    return edge.kind != EdgeKind::Base && edge.source.kind == NodeId::Kind::Stage;
}

/// Tarjan's strongly connected components with an explicit stack.
class Components
{
public:
    explicit Components(std::vector<std::vector<std::size_t>> next)
        : m_next(std::move(next))
        , m_order(m_next.size(), kNone)
        , m_low(m_next.size(), 0)
        , m_component(m_next.size(), kNone)
        , m_position(m_next.size(), 0)
    {
        for (std::size_t node = 0; node < m_next.size(); ++node) {
            if (m_order[node] == kNone)
                visit(node);
        }
    }

    bool areTogether(std::size_t left, std::size_t right) const
    {
        return m_component[left] == m_component[right];
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    void enter(std::size_t node)
    {
        m_order[node] = m_low[node] = m_count++;
        m_open.push_back(node);
        m_path.push_back(node);
    }

    void visit(std::size_t start)
    {
        enter(start);
        while (!m_path.empty()) {
            const auto node = m_path.back();
            if (m_position[node] < m_next[node].size()) {
                const auto next = m_next[node][m_position[node]++];
                if (m_order[next] == kNone)
                    enter(next);
                else if (m_component[next] == kNone)
                    m_low[node] = std::min(m_low[node], m_order[next]);
                continue;
            }
            leave(node);
        }
    }

    void leave(std::size_t node)
    {
        m_path.pop_back();
        if (!m_path.empty())
            m_low[m_path.back()] = std::min(m_low[m_path.back()], m_low[node]);
        if (m_low[node] != m_order[node])
            return;
        std::size_t member = kNone;
        do {
            member = m_open.back();
            m_open.pop_back();
            m_component[member] = node;
        } while (member != node);
    }

    std::vector<std::vector<std::size_t>> m_next;
    std::vector<std::size_t> m_order;
    std::vector<std::size_t> m_low;
    std::vector<std::size_t> m_component;
    std::vector<std::size_t> m_position;
    std::vector<std::size_t> m_open;
    std::vector<std::size_t> m_path;
    std::size_t m_count = 0;
};

} // namespace

void markCycles(std::vector<StageEdge> &edges, std::size_t stageCount)
{
    std::vector<std::vector<std::size_t>> next(stageCount);
    for (const auto &edge : edges) {
        if (connectsStages(edge))
            next[edge.target].push_back(edge.source.index);
    }
    const Components components(std::move(next));
    for (auto &edge : edges) {
        if (connectsStages(edge) && edge.source.index != edge.target &&
            components.areTogether(edge.source.index, edge.target))
            edge.fault = EdgeFault::Cycle;
    }
}

} // namespace stagewright::dockerfile
