#include "core/build/plan/planner.h"

#include "core/base/support/strings.h"
#include "core/build/plan/opmaker.h"
#include "core/language/convert/texts.h"

#include <algorithm>

namespace stagewright::plan {

namespace {

using convert::ConvertedBase;
using convert::ConvertedInstruction;
using convert::ConvertedStage;
using convert::FileSource;

constexpr std::size_t kManyStages = 1000;
constexpr std::string_view kHistoryComment = "buildkit.dockerfile.v0";

bool isDirectory(const ConvertedBase &base)
{
    return base.kind == ConvertedBase::Kind::Context &&
           base.context.kind == NamedContext::Kind::Directory;
}

} // namespace

tl::unexpected<PlanFailure> notSupported(const dockerfile::Instruction &instruction,
                                         std::string message)
{
    return tl::unexpected(
        PlanFailure{{ErrorCode::Unsupported, std::move(message), {}, 0},
                    PlanFailure::Place{instruction.line, instruction.lastLine, instruction.range}});
}

Planner::Planner(const dockerfile::Dockerfile &model, const convert::Conversion &conversion)
    : m_model(model)
    , m_conversion(conversion)
{}

PlanResult<BuildPlan> Planner::run()
{
    // Stages are planned as they are needed, by recursion; a chain of very many from its bottom.
    for (const auto &known : m_conversion.stages) {
        if (m_conversion.stages.size() < kManyStages || !known.isReachable)
            continue;
        if (const auto planned = stage(known.index); !planned)
            return tl::unexpected(planned.error());
    }
    const auto top = stage(*m_conversion.target);
    if (!top)
        return tl::unexpected(top.error());
    BuildPlan plan;
    plan.vertexes = std::move(m_vertexes);
    plan.targetStage = *m_conversion.target;
    for (auto &[index, done] : m_stages)
        plan.stages.push_back(std::move(done));
    return plan;
}

Digest Planner::digestOfVertex(const Vertex &vertex) const
{
    auto text = concat(describeOp(vertex.op), "\n");
    if (vertex.base)
        text += concat("base ", m_vertexes[*vertex.base].digest.toString(), "\n");
    for (const auto source : vertex.sources)
        text += concat("source ", m_vertexes[source].digest.toString(), "\n");
    return oci::digestOf(text);
}

std::size_t Planner::addVertex(Vertex vertex)
{
    vertex.digest = digestOfVertex(vertex);
    const auto [known, isNew] = m_byDigest.emplace(vertex.digest, m_vertexes.size());
    if (isNew)
        m_vertexes.push_back(std::move(vertex));
    return known->second;
}

std::size_t Planner::imageVertex(const ConvertedBase &base, std::string name)
{
    const auto &image = *base.image;
    Vertex vertex;
    vertex.name = std::move(name);
    vertex.op = ImageOp{image.name, base.request.source, image.manifest,
                        image.config.rootFs.diffIds, base.request.platform};
    return addVertex(std::move(vertex));
}

std::size_t Planner::contextVertex(const std::string &key)
{
    Vertex vertex;
    vertex.name = key.empty() ? std::string("[internal] load build context")
                              : concat("[context ", key, "] load from client");
    vertex.op = ContextOp{key};
    return addVertex(std::move(vertex));
}

/// As a base, a directory's files are a layer.
PlanResult<Planner::VertexIndex> Planner::context(const ConvertedBase &base,
                                                  const Instruction &user, bool isBase)
{
    if (base.image)
        return imageVertex(base, concat("[context ", base.contextKey, "] ", base.image->name));
    if (base.context.kind == NamedContext::Kind::Remote)
        return notSupported(user,
                            concat("--build-context ", base.contextKey, "=", base.context.value,
                                   ": the embedded builder takes a directory, "
                                   "oci-layout://DIR[:TAG] or docker-image://REF"));
    if (!isDirectory(base))
        return VertexIndex();
    const auto files = contextVertex(base.contextKey);
    if (!isBase)
        return files;
    Vertex vertex;
    vertex.name = concat("[context ", base.contextKey, "] copy all files");
    vertex.op = CopyOp{{"/"}, {}, "/", {}, {}};
    vertex.sources = {files};
    return addVertex(std::move(vertex));
}

PlanResult<Planner::VertexIndex> Planner::sourceOf(const FileSource &source, std::size_t user)
{
    if (source.kind == FileSource::Kind::Context)
        return contextVertex({});
    if (source.kind == FileSource::Kind::Stage)
        return stage(source.index);
    const auto &implicit = m_conversion.implicitStages[source.index];
    if (implicit.base.kind == ConvertedBase::Kind::Context)
        return context(implicit.base, m_model.stages[user].instructions[implicit.instruction],
                       false);
    if (!implicit.base.image)
        return VertexIndex();
    return imageVertex(implicit.base, concat("FROM ", implicit.base.image->name));
}

PlanResult<Planner::VertexIndex> Planner::baseOf(StagePlan &plan, const ConvertedStage &stage)
{
    const auto &base = stage.base;
    plan.base = base.name;
    if (base.kind == ConvertedBase::Kind::Stage) {
        plan.baseStage = base.stage;
        return this->stage(base.stage);
    }
    if (base.kind == ConvertedBase::Kind::Context) {
        if (stage.isReplaced)
            plan.base = m_model.stages[stage.index].name;
        return context(base, m_model.stages[stage.index].instructions.front(), true);
    }
    if (base.kind != ConvertedBase::Kind::Image)
        return VertexIndex();
    plan.fromName = fromStepName(stage);
    return imageVertex(base,
                       plan.fromName.empty() ? concat("FROM ", base.image->name) : plan.fromName);
}

PlanResult<Vertex> Planner::vertexOf(const ConvertedStage &stage,
                                     const ConvertedInstruction &converted)
{
    const auto &instruction = instructionOf(m_model, stage, converted);
    const auto &place = m_model.stages[stage.index].instructions[converted.index];
    const SourceVertex source = [&](const FileSource &from) { return sourceOf(from, stage.index); };
    Vertex vertex;
    vertex.ignoreCache = stage.ignoresCache;
    if (instruction.kind == dockerfile::InstructionKind::Run) {
        auto made = makeRun(place, m_conversion, converted, source);
        if (!made)
            return tl::unexpected(std::move(made).error());
        vertex.op = std::move(made->op);
        vertex.sources = std::move(made->sources);
    } else if (const auto *workdir = converted.as<convert::ResolvedWorkdir>()) {
        vertex.op = MakeDirectoryOp{workdir->directory, converted.before->user};
    } else {
        auto made = makeCopy(place, converted, source);
        if (!made)
            return tl::unexpected(std::move(made).error());
        vertex.readsScratch = made->sources.empty() && !made->op.sources.empty();
        vertex.op = std::move(made->op);
        vertex.sources = std::move(made->sources);
    }
    return vertex;
}

PlanResult<void> Planner::addStep(StagePlan &plan, const ConvertedStage &stage,
                                  const ConvertedInstruction &converted)
{
    StepPlan step;
    step.instruction = converted.index;
    step.text = stepText(m_model, stage, converted);
    step.name = stepName(m_model, stage, converted);
    if (makesLayer(converted)) {
        auto vertex = vertexOf(stage, converted);
        if (!vertex)
            return tl::unexpected(std::move(vertex).error());
        vertex->name = step.name;
        vertex->base = plan.top;
        step.vertex = plan.top = addVertex(std::move(*vertex));
    }
    plan.steps.push_back(std::move(step));
    return {};
}

/// The layer that a directory makes of itself has a row in the history too.
void Planner::addConfig(StagePlan &plan) const
{
    plan.config = imageOf(m_model, m_conversion, plan.index);
    if (plan.config.platform.os.empty())
        plan.config.platform = m_conversion.stages[plan.index].platform;
    auto bottom = plan.index;
    while (m_conversion.stages[bottom].base.kind == ConvertedBase::Kind::Stage)
        bottom = m_conversion.stages[bottom].base.stage;
    const auto &base = m_conversion.stages[bottom].base;
    if (isDirectory(base))
        plan.config.history.insert(
            plan.config.history.begin(),
            {{}, concat("FROM ", base.contextKey), {}, std::string(kHistoryComment), false});
}

/// The last rows are those of the stage itself.
void Planner::numberRows(StagePlan &plan) const
{
    const auto &stage = m_conversion.stages[plan.index];
    auto row = plan.config.history.size();
    for (auto i = plan.steps.size(); i-- > 0;) {
        if (historyText(m_model, stage, stage.instructions[i]))
            plan.steps[i].historyRow = --row;
    }
}

PlanResult<Planner::VertexIndex> Planner::stage(std::size_t index)
{
    if (const auto done = m_stages.find(index); done != m_stages.end())
        return done->second.top;
    const auto &stage = m_conversion.stages[index];
    StagePlan begun;
    begun.index = index;
    const auto bottom = baseOf(begun, stage);
    if (!bottom)
        return bottom;
    begun.bottom = begun.top = *bottom;
    // A trigger of the base may read from the stage that it runs in: what is there so far.
    auto &plan = m_stages.emplace(index, std::move(begun)).first->second;
    for (const auto &converted : stage.instructions) {
        if (auto added = addStep(plan, stage, converted); !added)
            return tl::unexpected(std::move(added).error());
    }
    addConfig(plan);
    numberRows(plan);
    return plan.top;
}

const StagePlan *BuildPlan::stage(std::size_t index) const
{
    const auto found = std::find_if(stages.begin(), stages.end(),
                                    [&](const auto &stage) { return stage.index == index; });
    return found == stages.end() ? nullptr : &*found;
}

} // namespace stagewright::plan
