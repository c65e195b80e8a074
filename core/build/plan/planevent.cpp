#include "core/build/plan/planevent.h"

namespace stagewright::plan {

namespace {

VertexEvent waiting(const BuildPlan &plan, const Vertex &vertex)
{
    VertexEvent event;
    event.digest = vertex.digest;
    event.name = vertex.name;
    if (vertex.base)
        event.inputs.push_back(plan.vertexes[*vertex.base].digest);
    for (const auto source : vertex.sources)
        event.inputs.push_back(plan.vertexes[source].digest);
    return event;
}

/// Calls `visit(vertex, instruction index)` for the FROM and each step that has a vertex.
template<typename Visit>
void forEachStep(const StagePlan &stage, Visit visit)
{
    if (stage.bottom && !stage.baseStage)
        visit(*stage.bottom, 0);
    for (const auto &step : stage.steps) {
        if (step.vertex)
            visit(*step.vertex, step.instruction);
    }
}

} // namespace

BuildEvent planEvent(const dockerfile::Dockerfile &model, const BuildPlan &plan)
{
    BuildEvent event;
    for (const auto &vertex : plan.vertexes)
        event.vertexes.push_back(waiting(plan, vertex));
    for (const auto &stage : plan.stages) {
        forEachStep(stage, [&](std::size_t vertex, std::size_t instruction) {
            const auto range = model.stages[stage.index].instructions[instruction].range;
            event.steps.push_back(
                {plan.vertexes[vertex].digest, stage.index, instruction, range, {}});
        });
    }
    for (const auto &stage : model.stages)
        event.stages.push_back(
            {stage.index, stage.displayName(), plan.stage(stage.index) != nullptr});
    return event;
}

std::optional<PlanFailure::Place> placeOf(const dockerfile::Dockerfile &model,
                                          const BuildPlan &plan, std::size_t vertex)
{
    std::optional<PlanFailure::Place> place;
    for (const auto &stage : plan.stages) {
        forEachStep(stage, [&](std::size_t candidate, std::size_t index) {
            const auto &instruction = model.stages[stage.index].instructions[index];
            if (!place && candidate == vertex)
                place = {instruction.line, instruction.lastLine, instruction.range};
        });
    }
    return place;
}

} // namespace stagewright::plan
