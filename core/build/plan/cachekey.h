/// Keys under which results of steps are found again. Pure.
#pragma once

#include "core/build/plan/vertex.h"

#include <span>

namespace stagewright::plan {

/// What an input of a step is, for its key: a whole tree by the chain ID of its layers, or the
/// digest of just those files that are read from it.
struct InputKey
{
    enum class Kind { Tree, Files };
    Kind kind = Kind::Tree;
    Digest digest; ///< null: the empty tree

    bool operator==(const InputKey &) const = default;
};

/// Key of a step that makes a layer on top of the tree `base` (a chain ID; null: scratch).
/// `sources` are the keys of Vertex::sources in order. As in BuildKit, a COPY counts only the base
/// names of its sources where they have no wildcard (the files' digest says the rest), and a RUN
/// neither proxies nor secrets' values. Names of images and stages do not count.
Digest stepKey(const Vertex &vertex, const Digest &base, std::span<const InputKey> sources);

} // namespace stagewright::plan
