#include "core/language/dockerfile/dockerfile.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/graphbuilder.h"
#include "core/language/dockerfile/instructionreader.h"
#include "core/language/dockerfile/scopes.h"

#include <algorithm>
#include <array>

namespace stagewright::dockerfile {

namespace {

using syntax::Phase;
using syntax::Problem;

constexpr std::string_view kNoStage = "no build stage in current context";

/// Puts instructions where they belong: before the first FROM, or into stages.
class ModelBuilder
{
public:
    ModelBuilder(const syntax::SyntaxTree &tree, const ModelOptions &options)
        : m_tree(tree)
        , m_options(options)
    {
        m_model.escape = tree.escape();
        m_model.problems = tree.problems();
    }

    Dockerfile build()
    {
        for (const auto &node : m_tree.nodes()) {
            if (const auto *directive = node.as<syntax::DirectiveSyntax>())
                m_model.directives.push_back(
                    {directive->key, {directive->value, directive->valueRange}, node.content});
            else if (node.as<syntax::InstructionSyntax>())
                place(readInstruction(m_tree, node, m_model.problems));
        }
        if (m_model.stages.empty() && !m_model.globalArguments.empty())
            m_model.problems.push_back(
                {Phase::Conversion,
                 Message(MSG("dockerfile", "dockerfile contains no stages to build")),
                 {},
                 0,
                 true});
        const GlobalScope global(m_model, m_options);
        m_model.problems.insert(m_model.problems.end(), global.problems().begin(),
                                global.problems().end());
        buildGraph(m_model, global, m_model.problems);
        std::stable_sort(
            m_model.problems.begin(), m_model.problems.end(),
            [](const Problem &a, const Problem &b) { return a.range.begin < b.range.begin; });
        return std::move(m_model);
    }

private:
    void place(Instruction instruction)
    {
        if (instruction.kind == InstructionKind::From) {
            startStage(std::move(instruction));
        } else if (!m_model.stages.empty()) {
            auto &stage = m_model.stages.back();
            stage.range.end = instruction.range.end;
            stage.instructions.push_back(std::move(instruction));
        } else if (instruction.kind == InstructionKind::Arg) {
            m_model.globalArguments.push_back(std::move(instruction));
        } else {
            if (instruction.isValid)
                m_model.problems.push_back(
                    {Phase::Instructions,
                     Message(MSG("dockerfile", "no build stage in current context")),
                     instruction.keyword.range,
                     instruction.line,
                     true,
                     {instruction.line + 1, instruction.lastLine + 1}});
            m_model.misplaced.push_back(std::move(instruction));
        }
    }

    void startStage(Instruction instruction)
    {
        Stage stage;
        stage.index = m_model.stages.size();
        stage.range = instruction.range;
        const auto *from = instruction.as<FromInstruction>();
        if (from->stageName) {
            stage.name = toLowerAscii(from->stageName->text);
            stage.nameRange = from->stageName->range;
        }
        stage.instructions.push_back(std::move(instruction));
        m_model.stages.push_back(std::move(stage));
    }

    const syntax::SyntaxTree &m_tree;
    const ModelOptions &m_options;
    Dockerfile m_model;
};

} // namespace

std::string_view nameOf(EdgeKind kind)
{
    constexpr std::array<std::string_view, 4> kNames = {"from", "copy", "mount", "onbuild"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(EdgeFault fault)
{
    constexpr std::array<std::string_view, 7> kNames = {
        "none",          "forward-reference", "self-reference", "cycle",
        "unknown-index", "invalid-reference", "needs-argument"};
    return kNames[static_cast<std::size_t>(fault)];
}

std::vector<const StageEdge *> StageGraph::edgesInto(std::size_t stage) const
{
    std::vector<const StageEdge *> result;
    for (const auto &edge : edges) {
        if (edge.target == stage)
            result.push_back(&edge);
    }
    return result;
}

std::string Stage::displayName() const
{
    return name.empty() ? concat("stage-", std::to_string(index)) : name;
}

const Problem *Dockerfile::firstError() const
{
    const Problem *first = nullptr;
    for (const auto &problem : problems) {
        if (problem.isFatal && (!first || problem.phase < first->phase))
            first = &problem;
    }
    return first;
}

std::optional<std::size_t> Dockerfile::findBaseStage(std::string_view name,
                                                     std::size_t beforeIndex) const
{
    for (auto index = std::min(beforeIndex, stages.size()); index-- > 0;) {
        if (!stages[index].name.empty() && stages[index].name == name)
            return index;
    }
    return std::nullopt;
}

std::optional<std::size_t> Dockerfile::findStage(std::string_view name) const
{
    return findBaseStage(toLowerAscii(name), stages.size());
}

std::optional<std::size_t> Dockerfile::findTarget(std::string_view name) const
{
    if (!name.empty())
        return findStage(name);
    return stages.empty() ? std::nullopt : std::optional(stages.size() - 1);
}

std::vector<std::size_t> Dockerfile::reachableFrom(std::size_t target) const
{
    std::vector<bool> isReached(stages.size(), false);
    std::vector<std::size_t> open;
    if (target < stages.size())
        open.push_back(target);
    while (!open.empty()) {
        const auto stage = open.back();
        open.pop_back();
        if (isReached[stage])
            continue;
        isReached[stage] = true;
        for (const auto *edge : graph.edgesInto(stage)) {
            if (edge->source.kind == NodeId::Kind::Stage)
                open.push_back(edge->source.index);
        }
    }
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (isReached[i])
            result.push_back(i);
    }
    return result;
}

std::optional<Dockerfile::Position> Dockerfile::positionAt(std::uint32_t offset) const
{
    const auto startsBehind = [](std::uint32_t o, const auto &part) {
        return o < part.range.begin;
    };
    const auto stage = std::upper_bound(stages.begin(), stages.end(), offset, startsBehind);
    if (stage == stages.begin())
        return std::nullopt;
    const auto &instructions = std::prev(stage)->instructions;
    const auto instruction =
        std::upper_bound(instructions.begin(), instructions.end(), offset, startsBehind);
    return Position{static_cast<std::size_t>(stage - stages.begin()) - 1,
                    static_cast<std::size_t>(instruction - instructions.begin()) - 1};
}

Dockerfile makeDockerfile(const syntax::SyntaxTree &tree, const ModelOptions &options)
{
    return ModelBuilder(tree, options).build();
}

std::string buildKitText(const Problem &problem)
{
    const auto sentence = problem.message.toString();
    if (problem.phase != Phase::Instructions || sentence == kNoStage)
        return sentence;
    return concat("dockerfile parse error on line ", std::to_string(problem.line + 1), ": ",
                  sentence);
}

} // namespace stagewright::dockerfile
