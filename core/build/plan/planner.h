/// Private to the room: a plan in the making.
#pragma once

#include "core/build/plan/plan.h"
#include "core/language/convert/convert.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::plan {

/// Turns a conversion without failures into vertexes.
class Planner
{
public:
    Planner(const dockerfile::Dockerfile &model, const convert::Conversion &conversion);

    PlanResult<BuildPlan> run();

private:
    using Instruction = dockerfile::Instruction;
    using VertexIndex = std::optional<std::size_t>; ///< nothing: the empty tree

    PlanResult<VertexIndex> stage(std::size_t index);
    PlanResult<VertexIndex> baseOf(StagePlan &plan, const convert::ConvertedStage &stage);
    PlanResult<VertexIndex> context(const convert::ConvertedBase &base, const Instruction &user,
                                    bool isBase);
    PlanResult<VertexIndex> sourceOf(const convert::FileSource &source, std::size_t user);
    PlanResult<void> addStep(StagePlan &plan, const convert::ConvertedStage &stage,
                             const convert::ConvertedInstruction &converted);
    PlanResult<Vertex> vertexOf(const convert::ConvertedStage &stage,
                                const convert::ConvertedInstruction &converted);
    void addConfig(StagePlan &plan) const;
    void numberRows(StagePlan &plan) const;

    std::size_t imageVertex(const convert::ConvertedBase &base, std::string name);
    std::size_t contextVertex(const std::string &key);
    /// Gives the vertex its digest; an equal one that is there already is returned instead.
    std::size_t addVertex(Vertex vertex);
    Digest digestOfVertex(const Vertex &vertex) const;

    const dockerfile::Dockerfile &m_model;
    const convert::Conversion &m_conversion;
    std::vector<Vertex> m_vertexes;
    std::map<Digest, std::size_t> m_byDigest;
    std::map<std::size_t, StagePlan> m_stages;
};

} // namespace stagewright::plan
