/// Keys under which results of steps are found again. Pure.
#pragma once

#include "core/build/plan/vertex.h"

#include <span>

namespace stagewright::plan {

/// What an input of a step is, for its key: the key of the step that made it (by definition), or
/// the digest of the files that are read from it (by content).
struct InputKey
{
    enum class Kind { Definition, Content };
    Kind kind = Kind::Definition;
    Digest digest; ///< null: the empty tree

    bool operator==(const InputKey &) const = default;
};

/// Key of an image's tree: the same layers under another name have the same key.
Digest imageKey(std::span<const Digest> diffIds);

/// Key of a step that makes a layer. `sources` are the keys of Vertex::sources in order. As in
/// BuildKit, a COPY counts only the base names of its sources where they have no wildcard (the
/// content key says the rest), and a RUN neither proxies nor secrets' values.
Digest stepKey(const Vertex &vertex, const Digest &base, std::span<const InputKey> sources);

} // namespace stagewright::plan
