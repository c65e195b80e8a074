#include "core/build/solve/recordmaker.h"

#include <algorithm>

namespace stagewright::solve {

namespace {

using BaseLayers = std::map<oci::Digest, std::vector<plan::LayerRecord>>;

class RecordMaker
{
public:
    RecordMaker(const dockerfile::Dockerfile &model, const plan::BuildPlan &plan,
                const std::vector<VertexState> &states, const BaseLayers &baseLayers)
        : m_model(model)
        , m_plan(plan)
        , m_states(states)
        , m_baseLayers(baseLayers)
    {}

    plan::BuildRecord make()
    {
        m_record.targetStage = m_plan.targetStage;
        m_record.stageCount = m_model.stages.size();
        for (const auto &stage : m_plan.stages)
            addStage(stage);
        return std::move(m_record);
    }

private:
    void addStage(const plan::StagePlan &stage)
    {
        const auto &written = m_model.stages[stage.index];
        plan::StageRecord record;
        record.index = stage.index;
        record.name = written.displayName();
        record.base = stage.base;
        record.baseStage = stage.baseStage;
        record.line = written.instructions.front().line;
        record.range = written.range;
        record.baseLayers = layersBelow(stage.bottom);
        for (const auto &step : stage.steps)
            record.steps.push_back(stepOf(stage, written, step));
        m_record.stages.push_back(std::move(record));
    }

    plan::StepRecord stepOf(const plan::StagePlan &stage, const dockerfile::Stage &written,
                            const plan::StepPlan &step)
    {
        const auto &instruction = written.instructions[step.instruction];
        plan::StepRecord record;
        record.name = step.name;
        record.text = step.text;
        record.instruction = step.instruction;
        record.line = instruction.line;
        record.range = instruction.range;
        record.historyRow = step.historyRow;
        if (!step.vertex)
            return record;
        const auto &state = m_states[*step.vertex];
        record.vertex = m_plan.vertexes[*step.vertex].digest;
        record.cached = state.cached;
        record.started = state.started;
        record.completed = state.completed;
        record.layer = layerOf(state);
        record.log = state.outcome->log;
        addTransfer(stage.index, step, instruction, state);
        return record;
    }

    static plan::LayerRecord layerOf(const VertexState &state)
    {
        return {state.outcome->layer.diffId, state.outcome->layer.contentBytes};
    }

    std::vector<plan::LayerRecord> layersBelow(std::optional<std::size_t> top) const
    {
        std::vector<plan::LayerRecord> layers;
        for (auto at = top; at; at = m_plan.vertexes[*at].base) {
            if (const auto *image = m_plan.vertexes[*at].as<plan::ImageOp>()) {
                if (const auto known = m_baseLayers.find(image->manifest);
                    known != m_baseLayers.end())
                    layers.insert(layers.end(), known->second.rbegin(), known->second.rend());
            } else if (m_states[*at].outcome) {
                layers.push_back(layerOf(m_states[*at]));
            }
        }
        std::reverse(layers.begin(), layers.end());
        return layers;
    }

    /// A COPY's layer holds just what it copied.
    void addTransfer(std::size_t stage, const plan::StepPlan &step,
                     const dockerfile::Instruction &instruction, const VertexState &state)
    {
        const auto &vertex = m_plan.vertexes[*step.vertex];
        const auto *copy = vertex.as<plan::CopyOp>();
        if (!copy || vertex.sources.empty())
            return;
        plan::TransferRecord transfer;
        transfer.source = sourceOf(vertex.sources.front(), stage);
        transfer.targetStage = stage;
        transfer.instruction = step.instruction;
        transfer.line = instruction.line;
        transfer.paths = copy->sources;
        transfer.destination = copy->destination;
        transfer.bytes = state.outcome->layer.contentBytes;
        transfer.files = state.outcome->layer.entries;
        m_record.transfers.push_back(std::move(transfer));
    }

    plan::SourceRecord sourceOf(std::size_t source, std::size_t user) const
    {
        const auto &vertex = m_plan.vertexes[source];
        if (const auto *context = vertex.as<plan::ContextOp>())
            return {plan::SourceRecord::Kind::Context, 0, context->name};
        // Several stages may share a tree: the latest before the user is the one that was named,
        // as far as the plan tells.
        for (auto stage = m_plan.stages.rbegin(); stage != m_plan.stages.rend(); ++stage) {
            if (stage->index < user && stage->top == source)
                return {plan::SourceRecord::Kind::Stage, stage->index,
                        m_model.stages[stage->index].displayName()};
        }
        const auto *image = vertex.as<plan::ImageOp>();
        return {plan::SourceRecord::Kind::Image, 0, image ? image->name : std::string()};
    }

    const dockerfile::Dockerfile &m_model;
    const plan::BuildPlan &m_plan;
    const std::vector<VertexState> &m_states;
    const BaseLayers &m_baseLayers;
    plan::BuildRecord m_record;
};

} // namespace

plan::BuildRecord makeRecord(const dockerfile::Dockerfile &model, const plan::BuildPlan &plan,
                             const std::vector<VertexState> &states, const BaseLayers &baseLayers)
{
    return RecordMaker(model, plan, states, baseLayers).make();
}

Result<BaseLayers> baseLayersOf(const plan::BuildPlan &plan, exec::Snapshotter &snapshotter)
{
    BaseLayers all;
    for (const auto &vertex : plan.vertexes) {
        const auto *image = vertex.as<plan::ImageOp>();
        if (!image)
            continue;
        auto &layers = all[image->manifest];
        layers.clear();
        exec::SnapshotId tree;
        for (const auto &diffId : image->diffIds) {
            tree = tree.child(diffId);
            STAGEWRIGHT_TRY_ASSIGN(const bool here, snapshotter.has(tree));
            std::uint64_t bytes = 0;
            if (here) {
                STAGEWRIGHT_TRY_ASSIGN(const auto facts, snapshotter.facts(tree));
                bytes = facts.contentBytes;
            }
            layers.push_back({diffId, bytes});
        }
    }
    return all;
}

} // namespace stagewright::solve
