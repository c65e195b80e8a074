#include "core/build/plan/stageplanner.h"

#include "core/base/support/strings.h"
#include "core/build/plan/stagebase.h"
#include "core/build/plan/stagework.h"
#include "core/build/plan/texts.h"
#include "core/language/dockerfile/instructionreader.h"

#include <algorithm>

namespace stagewright::plan {

namespace {

using dockerfile::InstructionKind;

bool countsAsStep(const Instruction &instruction)
{
    const auto kind = instruction.kind;
    return kind == InstructionKind::Run || kind == InstructionKind::Copy ||
           kind == InstructionKind::Add || kind == InstructionKind::Workdir;
}

/// BuildKit names the stage as soon as there is more than one; an image that a COPY reads
/// and any mount count as one.
bool needsStageNames(const dockerfile::Dockerfile &model)
{
    const auto isImplicit = [](const dockerfile::StageEdge &edge) {
        return edge.kind != dockerfile::EdgeKind::Base &&
               edge.kind != dockerfile::EdgeKind::OnBuild &&
               edge.source.kind == dockerfile::NodeId::Kind::Image;
    };
    const auto hasMounts = [](const dockerfile::Stage &stage) {
        return std::any_of(stage.instructions.begin(), stage.instructions.end(),
                           [](const Instruction &instruction) {
                               const auto *run = instruction.as<dockerfile::RunInstruction>();
                               return run && !run->mounts.empty();
                           });
    };
    return model.stages.size() > 1 ||
           std::any_of(model.graph.edges.begin(), model.graph.edges.end(), isImplicit) ||
           std::any_of(model.stages.begin(), model.stages.end(), hasMounts);
}

PlanResult<Instruction> parseTrigger(const std::string &trigger, const Instruction &from)
{
    const auto wrong = [&](std::string_view why) {
        return refuse(from, concat("cannot run the ONBUILD trigger \"", trigger, "\": ", why));
    };
    const auto tree = syntax::parse(trigger);
    auto problems = tree.problems();
    std::vector<Instruction> parsed;
    for (const auto &node : tree.nodes()) {
        if (node.as<syntax::InstructionSyntax>())
            parsed.push_back(dockerfile::readInstruction(tree, node, problems));
    }
    const auto fatal = std::ranges::find_if(problems, &syntax::Problem::isFatal);
    if (fatal != problems.end())
        return wrong(fatal->message.toString());
    if (parsed.size() != 1)
        return wrong("it should be a single instruction");
    if (parsed.front().kind == InstructionKind::From)
        return wrong("FROM isn't allowed as an ONBUILD trigger");
    return std::move(parsed.front());
}

/// Triggers of the base image or stage. What they name is looked for in this file: where they stand
/// says nothing.
PlanResult<std::vector<Instruction>> parseTriggers(const std::vector<std::string> &triggers,
                                                   const Instruction &from)
{
    std::vector<Instruction> parsed;
    for (const auto &trigger : triggers) {
        auto instruction = parseTrigger(trigger, from);
        if (!instruction)
            return tl::unexpected(std::move(instruction).error());
        parsed.push_back(std::move(*instruction));
    }
    return parsed;
}

PlanResult<void> dispatch(StageWork &work, const Instruction &instruction)
{
    if (instruction.kind == InstructionKind::Run)
        return planRun(work, instruction);
    if (instruction.kind == InstructionKind::Workdir)
        return planWorkdir(work, instruction);
    return countsAsStep(instruction) ? planCopy(work, instruction) : planConfig(work, instruction);
}

class StagePlanner
{
public:
    StagePlanner(Planner &planner, const dockerfile::Stage &stage)
        : m_planner(planner)
        , m_stage(stage)
    {}

    PlanResult<PlannedStage> run();

private:
    PlannedStage begin(StageBase &base) const;
    void setBottom(StageWork &work, StageBase &base, PlannedStage &planned) const;
    PlanResult<void> runTriggers(StageWork &work, const std::vector<Instruction> &triggers) const;

    Planner &m_planner;
    const dockerfile::Stage &m_stage;
};

PlannedStage StagePlanner::begin(StageBase &base) const
{
    StagePlan plan;
    plan.index = m_stage.index;
    plan.base = base.name;
    plan.baseStage = base.stage;
    plan.config = std::move(base.config);
    plan.config.config.onBuild.clear();
    const auto &env = plan.config.config.env;
    auto scope = base.scope
                     ? *base.scope
                     : dockerfile::StageScope(m_planner.globalScope(), m_planner.options().model,
                                              m_planner.model().escape, env);
    return {std::move(plan), std::move(scope), base.platform};
}

/// The vertex of the FROM: an image gets it only now, because its name says how many steps follow.
void StagePlanner::setBottom(StageWork &work, StageBase &base, PlannedStage &planned) const
{
    if (!base.vertexText.empty()) {
        planned.plan.fromName =
            stepPrefix(work.prefixName, ++work.stepNumber, work.stepTotal) + base.vertexText;
        const auto request =
            m_planner.requestFor(base.name, base.platform, m_stage.instructions.front());
        const auto image = m_planner.image(*request, m_stage.instructions.front());
        base.vertex = m_planner.imageVertex(*request, **image, planned.plan.fromName);
    }
    planned.plan.bottom = planned.plan.top = base.vertex;
}

PlanResult<void> StagePlanner::runTriggers(StageWork &work,
                                           const std::vector<Instruction> &triggers) const
{
    work.textPrefix = "ONBUILD ";
    for (auto trigger : triggers) {
        const auto &from = m_stage.instructions.front();
        trigger.line = from.line;
        trigger.lastLine = from.lastLine;
        trigger.range = from.range;
        if (auto done = dispatch(work, trigger); !done)
            return done;
    }
    work.textPrefix = {};
    return {};
}

PlanResult<PlannedStage> StagePlanner::run()
{
    auto base = resolveBase(m_planner, m_stage);
    if (!base)
        return tl::unexpected(std::move(base).error());
    const auto triggers = parseTriggers(base->config.config.onBuild, m_stage.instructions.front());
    if (!triggers)
        return tl::unexpected(triggers.error());
    auto planned = begin(*base);
    StageWork work(m_planner, m_stage, planned.plan, planned.scope);
    const auto own = std::span(m_stage.instructions).subspan(1);
    if (needsStageNames(m_planner.model()))
        work.prefixName = m_stage.displayName();
    work.stepTotal = static_cast<std::size_t>(
        (base->countsAsStep ? 1 : 0) + std::count_if(own.begin(), own.end(), countsAsStep) +
        std::count_if(triggers->begin(), triggers->end(), countsAsStep));
    setBottom(work, *base, planned);
    if (base->replacesStage)
        return planned;
    if (auto done = runTriggers(work, *triggers); !done)
        return tl::unexpected(std::move(done).error());
    for (std::size_t i = 0; i < own.size(); ++i) {
        work.instructionIndex = i + 1;
        if (auto done = dispatch(work, own[i]); !done)
            return tl::unexpected(std::move(done).error());
    }
    return planned;
}

} // namespace

PlanResult<PlannedStage> planStage(Planner &planner, const dockerfile::Stage &stage)
{
    return StagePlanner(planner, stage).run();
}

} // namespace stagewright::plan
