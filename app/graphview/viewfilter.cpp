#include "app/graphview/viewfilter.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace stagewright::app {

namespace {

bool isHidden(const std::set<StageId> &stages, const ViewOptions &options, const GraphEdge &edge)
{
    if (edge.key.kind == EdgeKind::Context && !options.showsContext)
        return true;
    if (edge.key.kind == EdgeKind::Cache && !options.showsCaches)
        return true;
    return !stages.contains(edge.key.target) ||
           (edge.source.stage != 0 && !stages.contains(edge.source.stage));
}

/// Faulty edges stay alone: each says what it needs.
bool canBundle(const GraphEdge &edge)
{
    return edge.fault.isEmpty() && edge.key.kind != EdgeKind::Base;
}

GraphEdge firstOfBundle(const GraphEdge &edge)
{
    GraphEdge bundle = edge;
    bundle.members = {edge.key};
    return bundle;
}

void join(GraphEdge &bundle, const GraphEdge &edge)
{
    bundle.members.push_back(edge.key);
    bundle.label = QStringLiteral("×%1").arg(bundle.members.size());
    bundle.size.clear();
    bundle.tip += QLatin1Char('\n') + edge.tip;
}

std::vector<GraphEdge> bundled(std::vector<GraphEdge> edges, const std::set<BundleKey> &open)
{
    std::vector<GraphEdge> result;
    std::map<BundleKey, std::size_t> place;
    for (GraphEdge &edge : edges) {
        const BundleKey key = bundleOf(edge);
        if (!canBundle(edge) || open.contains(key)) {
            result.push_back(std::move(edge));
            continue;
        }
        const auto [found, isNew] = place.emplace(key, result.size());
        if (isNew)
            result.push_back(firstOfBundle(edge));
        else
            join(result[found->second], edge);
    }
    for (GraphEdge &edge : result)
        if (edge.members.size() == 1)
            edge.members.clear();
    return result;
}

} // namespace

bool operator<(const BundleKey &left, const BundleKey &right)
{
    return std::tie(left.source, left.target, left.kind) <
           std::tie(right.source, right.target, right.kind);
}

BundleKey bundleOf(const GraphEdge &edge)
{
    return {edge.source, edge.key.target, edge.key.kind};
}

GraphContent shownContent(const GraphContent &content, const ViewOptions &options)
{
    GraphContent shown = content;
    if (options.onlyNeeded)
        std::erase_if(shown.stages,
                      [](const GraphStage &stage) { return stage.role == StageRole::Unused; });
    std::set<StageId> stages;
    for (const GraphStage &stage : shown.stages)
        stages.insert(stage.id);
    std::vector<GraphEdge> edges;
    for (const GraphEdge &edge : content.edges)
        if (!isHidden(stages, options, edge))
            edges.push_back(edge);
    shown.edges = bundled(std::move(edges), options.open);
    std::set<std::string> used;
    for (const GraphEdge &edge : shown.edges)
        used.insert(edge.source.image);
    std::erase_if(shown.images,
                  [&used](const GraphImage &image) { return !used.contains(image.reference); });
    return shown;
}

std::size_t bundleSize(const GraphContent &content, const BundleKey &key)
{
    return std::size_t(std::ranges::count_if(content.edges, [&key](const GraphEdge &edge) {
        return canBundle(edge) && bundleOf(edge) == key;
    }));
}

} // namespace stagewright::app
