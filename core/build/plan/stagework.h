/// Private to the room: the state that a stage's instructions change.
#pragma once

#include "core/build/plan/planner.h"

#include <string>
#include <string_view>

namespace stagewright::plan {

using dockerfile::Instruction;

class StageWork
{
public:
    StageWork(Planner &plannerOfFile, const dockerfile::Stage &stageOfFile, StagePlan &stagePlan,
              dockerfile::StageScope &scopeOfStage)
        : planner(plannerOfFile)
        , stage(stageOfFile)
        , plan(stagePlan)
        , scope(scopeOfStage)
    {}

    Planner &planner;
    const dockerfile::Stage &stage;
    StagePlan &plan;
    dockerfile::StageScope &scope;
    std::size_t instructionIndex = 0;
    std::string_view textPrefix; ///< "ONBUILD " while a trigger runs
    std::string prefixName;      ///< in brackets; empty where the file has one stage
    std::size_t stepNumber = 0;
    std::size_t stepTotal = 0;
    bool hasCommand = false; ///< this stage had a CMD of its own

    oci::RunConfig &config() { return plan.config.config; }
    std::string workingDirectory() const;

    /// Variables replaced, with the Dockerfile's escape character.
    PlanResult<std::string> expand(std::string_view word, const Instruction &instruction) const;
    PlanResult<std::vector<std::string>> expandAll(const std::vector<dockerfile::Word> &words,
                                                   const Instruction &instruction) const;

    /// A step that makes a layer on top of what there is.
    void addLayer(const Instruction &instruction, Op op, std::vector<std::size_t> sources,
                  const std::string &createdBy, bool readsScratch = false);
    /// A step that changes the config alone.
    void addConfig(const Instruction &instruction, const std::string &createdBy);

private:
    std::size_t addRow(const std::string &createdBy, bool isEmpty);
    std::string textOf(const Instruction &instruction) const;
};

PlanResult<void> planRun(StageWork &work, const Instruction &instruction);
PlanResult<void> planCopy(StageWork &work, const Instruction &instruction);
PlanResult<void> planWorkdir(StageWork &work, const Instruction &instruction);
/// Everything that makes no layer.
PlanResult<void> planConfig(StageWork &work, const Instruction &instruction);

} // namespace stagewright::plan
