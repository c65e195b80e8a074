/// Stages → edges between them and to external images.
#pragma once

#include "core/language/dockerfile/dockerfile.h"
#include "core/language/dockerfile/scopes.h"

#include <vector>

namespace stagewright::dockerfile {

/// Resolves FROM, --from, from= and the triggers of base stages in the file. Fills the stages'
/// `base` and `baseIsScratch` and the model's `graph`; what is wrong goes to `problems`.
void buildGraph(Dockerfile &model, const GlobalScope &global,
                std::vector<syntax::Problem> &problems);

} // namespace stagewright::dockerfile
