/// Gestures on whole stages. A stage is its lines from the comments directly above its FROM to its
/// last instruction. References by number count on; where one cannot, the gesture is refused.
#pragma once

#include "core/language/edit/edit.h"

#include <string>
#include <vector>

namespace stagewright::edit {

/// Edges that start at a stage: what deleting it breaks. In text order.
std::vector<dockerfile::StageEdge> usesOf(const dockerfile::Dockerfile &model, std::size_t stage);

enum class DeleteMode {
    IfUnused, ///< refused where something refers to the stage; Refusal::breaks says what
    WithUses, ///< with the stages built on it, and the COPY lines and mounts that read from them
    RebaseChildren, ///< stages built on it are built on its base; refused where something reads it
};
EditResult deleteStage(const Source &source, std::size_t stage,
                       DeleteMode mode = DeleteMode::IfUnused);

/// Moves a stage so that it becomes stage `index` of the file. Refused where a stage would come
/// before one that it needs: says which, and Refusal::breaks holds these edges.
EditResult moveStage(const Source &source, std::size_t stage, std::size_t index);

/// Moves a stage, and those that it needs, in front of `other`: what a connection from it to
/// `other` wants. Refused where it needs `other`.
EditResult moveStageAbove(const Source &source, std::size_t stage, std::size_t other);

/// Moves a stage to the end, so that a build without --target builds it. Refused where stages
/// behind it need it.
EditResult makeLast(const Source &source, std::size_t stage);

/// The rows from `at` on become a new stage `FROM first AS name` behind it. What referred to the
/// stage refers to the new one, which holds what the stage held; the first part keeps the name,
/// or gets one. Refused for the FROM, the row behind it (nothing would stay), where references
/// go through variables, and where the first part holds an ONBUILD (it would act in the second).
EditResult splitStage(const Source &source, Row at, std::string_view name);

/// What of a build stage goes where in the runtime stage.
struct CarriedPath
{
    std::string path;
    std::string destination;
};
/// Adds a stage `FROM base AS name` behind `stage`, with a COPY --from for every path. The trailing
/// rows that say how the image runs (CMD, ENTRYPOINT, EXPOSE, USER, …) move there, and the last
/// WORKDIR is repeated. The old stage keeps its name, or gets `builderName`.
EditResult splitIntoBuildAndRuntime(const Source &source, std::size_t stage, std::string_view base,
                                    std::string_view name, std::string_view builderName,
                                    const std::vector<CarriedPath> &paths);

/// Two or more stages that start alike (same FROM but for the name, then at least one equal row,
/// comments too) get a common stage `name` in front of the first of them, which holds these rows;
/// they are built on it. Refused where they do not start alike, or only with an ONBUILD.
EditResult extractCommonBase(const Source &source, const std::vector<std::size_t> &stages,
                             std::string_view name);

/// Puts a copy behind the stage, called `name`, or by a free name where that is empty.
EditResult duplicateStage(const Source &source, std::size_t stage, std::string_view name = {});

} // namespace stagewright::edit
