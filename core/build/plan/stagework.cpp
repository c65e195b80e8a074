#include "core/build/plan/stagework.h"

#include "core/base/support/strings.h"
#include "core/build/plan/texts.h"

#include <algorithm>

namespace stagewright::plan {

namespace {

constexpr std::string_view kHistoryComment = "buildkit.dockerfile.v0";

} // namespace

std::string StageWork::workingDirectory() const
{
    const auto &directory = plan.config.config.workingDir;
    return directory.empty() ? "/" : directory;
}

PlanResult<std::string> StageWork::expand(std::string_view word,
                                          const Instruction &instruction) const
{
    auto expanded =
        dockerfile::expandWord(word, scope.environment().lookup(), planner.model().escape);
    if (!expanded)
        return refuse(instruction, expanded.error().toString());
    return std::move(expanded->text);
}

PlanResult<std::vector<std::string>>
StageWork::expandAll(const std::vector<dockerfile::Word> &words,
                     const Instruction &instruction) const
{
    std::vector<std::string> list;
    for (const auto &word : words) {
        auto text = expand(word.text, instruction);
        if (!text)
            return tl::unexpected(std::move(text).error());
        list.push_back(std::move(*text));
    }
    return list;
}

/// Variables that hold secrets are not shown.
std::string StageWork::textOf(const Instruction &instruction) const
{
    const auto *run = instruction.as<dockerfile::RunInstruction>();
    const auto isSecret = [&](std::string_view name) {
        return run && std::any_of(run->mounts.begin(), run->mounts.end(), [&](const auto &mount) {
                   return mount.type == dockerfile::Mount::Type::Secret &&
                          mount.option("env") == name;
               });
    };
    const auto shown = [&](std::string_view name) -> std::optional<std::string> {
        return isSecret(name) ? "****" : scope.environment().get(name);
    };
    return concat(textPrefix, stepText(instruction, shown, planner.model().escape));
}

std::size_t StageWork::addRow(const std::string &createdBy, bool isEmpty)
{
    plan.config.history.push_back({{}, createdBy, {}, std::string(kHistoryComment), isEmpty});
    return plan.config.history.size() - 1;
}

void StageWork::addLayer(const Instruction &instruction, Op op, std::vector<std::size_t> sources,
                         const std::string &createdBy, bool readsScratch)
{
    StepPlan step;
    step.instruction = instructionIndex;
    step.text = textOf(instruction);
    step.name = stepPrefix(prefixName, ++stepNumber, stepTotal) + step.text;
    step.historyRow = addRow(createdBy, false);
    Vertex vertex;
    vertex.name = step.name;
    vertex.op = std::move(op);
    vertex.base = plan.top;
    vertex.sources = std::move(sources);
    vertex.readsScratch = readsScratch;
    step.vertex = plan.top = planner.addVertex(std::move(vertex));
    plan.steps.push_back(std::move(step));
}

void StageWork::addConfig(const Instruction &instruction, const std::string &createdBy)
{
    StepPlan step;
    step.instruction = instructionIndex;
    step.text = step.name = textOf(instruction);
    if (!createdBy.empty())
        step.historyRow = addRow(createdBy, true);
    plan.steps.push_back(std::move(step));
}

} // namespace stagewright::plan
