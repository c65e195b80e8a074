/// Private to the room: a vertex in the words of the executor.
#pragma once

#include "core/build/solve/solver.h"

namespace stagewright::solve {

/// Which files of its `source`-th source a step reads.
context::Selection selectionOf(const plan::Vertex &vertex, std::size_t source);

/// The step without base and sink. `sources` are the executor's names of Vertex::sources; contexts'
/// ignore rules are in `ignoreRules`, by source. Errors: NotFound for a required secret.
Result<exec::Step> translate(const plan::Vertex &vertex, const std::vector<exec::Source> &sources,
                             const std::vector<std::vector<std::string>> &ignoreRules,
                             const std::map<std::string, std::string> &secrets, sys::FileTime now);

} // namespace stagewright::solve
