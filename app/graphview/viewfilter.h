/// What of a graph is shown at the moment: what is hidden, and which edges are drawn as one.
#pragma once

#include "app/graphview/graphcontent.h"

#include <compare>

namespace stagewright::app {

/// Edges of one kind between two nodes.
struct BundleKey
{
    NodeKey source;
    StageId target = 0;
    EdgeKind kind = EdgeKind::CopyFrom;

    bool operator==(const BundleKey &) const = default;
};

bool operator<(const BundleKey &left, const BundleKey &right);

BundleKey bundleOf(const GraphEdge &edge);

struct ViewOptions
{
    bool onlyNeeded = false; ///< hides what the target does not need
    bool showsContext = true;
    bool showsCaches = false;
    std::set<BundleKey> open; ///< bundles whose paths are drawn one by one

    bool operator==(const ViewOptions &) const = default;
};

/// Several edges between the same nodes become one with their count, unless they are open. Pure.
GraphContent shownContent(const GraphContent &content, const ViewOptions &options);

/// How many edges a bundle has, open or not.
std::size_t bundleSize(const GraphContent &content, const BundleKey &key);

} // namespace stagewright::app
