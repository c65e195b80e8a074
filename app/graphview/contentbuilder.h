/// From what is known about a text and its last build to what the graph shows. Pure.
#pragma once

#include "app/document/ghosts.h"
#include "app/graphview/graphcontent.h"
#include "core/language/convert/conversion.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/lint/diagnostic.h"

#include <optional>
#include <set>
#include <span>
#include <string>

namespace stagewright::app {

struct GraphInput
{
    const dockerfile::Dockerfile &model;
    std::span<const lint::Diagnostic> diagnostics;
    std::span<const ShownStage> stages; ///< DockerfileDocument::shownStages(), of this model
    const BuildState &build;
    std::optional<std::size_t> target = {}; ///< index of the model's stage; nothing: the last
    const convert::Conversion *conversion = nullptr; ///< of the model: what depends on arguments
    std::set<std::string> namedContexts = {};        ///< `--build-context` names
};

/// Edges and images whose ends are gone are left out; faulty references stay as faulty edges.
GraphContent makeGraphContent(const GraphInput &input);

} // namespace stagewright::app
