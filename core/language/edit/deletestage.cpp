#include "core/base/support/strings.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/stages.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <set>

namespace stagewright::edit {

namespace {

using dockerfile::Dockerfile;
using dockerfile::EdgeKind;
using dockerfile::NodeId;
using dockerfile::StageEdge;

/// "a, b and c" would need a grammar; "a, b, c" does not.
std::string namesOfTargets(const Dockerfile &model, const std::vector<StageEdge> &edges)
{
    std::vector<std::string> names;
    for (const auto &edge : edges) {
        auto name = model.stages[edge.target].displayName();
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    }
    return join(names, ", ");
}

Refusal stillUsed(const Dockerfile &model, std::size_t stage, std::vector<StageEdge> uses)
{
    return {Message(MSG("edit", "Stage %1 is still used by %2: choose what becomes of these "
                                "references"),
                    {model.stages[stage].displayName(), namesOfTargets(model, uses)}),
            std::move(uses)};
}

class Deletion
{
public:
    Deletion(const Source &source, std::size_t stage)
        : m_source(source)
        , m_model(source.model)
        , m_stage(stage)
        , m_rewrite(source.snapshot.text())
        , m_outcome(source.model)
        , m_isGone(source.model.stages.size(), false)
    {
        m_isGone[stage] = true;
    }

    EditResult run(DeleteMode mode)
    {
        auto uses = usesOf(m_model, m_stage);
        if (mode == DeleteMode::IfUnused && !uses.empty())
            return tl::unexpected(stillUsed(m_model, m_stage, std::move(uses)));
        if (mode == DeleteMode::WithUses)
            removeUses();
        if (mode == DeleteMode::RebaseChildren) {
            if (auto refusal = rebaseChildren(uses))
                return tl::unexpected(std::move(*refusal));
        }
        removeStages();
        renumber(m_source, m_outcome, m_rewrite);
        return finish(
            m_source, m_rewrite, m_outcome,
            Message(MSG("edit", "Delete stage %1"), {m_model.stages[m_stage].displayName()}));
    }

private:
    bool startsAtGone(const StageEdge &edge) const
    {
        return edge.source.kind == NodeId::Kind::Stage && m_isGone[edge.source.index];
    }
    void removeUses();
    void removeUse(const StageEdge &edge);
    void removeRow(Row row);
    std::optional<Refusal> rebaseChildren(const std::vector<StageEdge> &uses);
    std::optional<Refusal> rebase(std::size_t child);
    void removeStages();

    const Source &m_source;
    const Dockerfile &m_model;
    std::size_t m_stage;
    Rewrite m_rewrite;
    Outcome m_outcome;
    std::vector<bool> m_isGone;
    std::set<std::pair<std::size_t, std::size_t>> m_removedRows;
};

/// Bases come before the stages that are built on them, so one walk finds all.
void Deletion::removeUses()
{
    for (const auto &edge : m_model.graph.edges) {
        if (edge.kind == EdgeKind::Base && startsAtGone(edge))
            m_isGone[edge.target] = true;
    }
    for (const auto &edge : m_model.graph.edges) {
        if (startsAtGone(edge) && !m_isGone[edge.target])
            removeUse(edge);
    }
    // From the last row to the first: rows in front keep their places.
    for (const auto &[stage, row] : m_removedRows | std::views::reverse) {
        m_rewrite.remove(linesOf(m_source, Row{stage, row}));
        m_outcome.removeRow({stage, row});
    }
}

void Deletion::removeUse(const StageEdge &edge)
{
    if (edge.kind == EdgeKind::OnBuild) {
        const auto trigger = m_model.positionAt(edge.instructionRange.begin);
        if (trigger && !m_isGone[trigger->stage])
            m_removedRows.emplace(trigger->stage, trigger->instruction);
        return;
    }
    const Row row{edge.target, edge.instruction};
    const auto &instruction = instructionAt(m_source, row);
    const auto *run = instruction.as<dockerfile::RunInstruction>();
    if (!run || !edge.mount) {
        m_removedRows.emplace(row.stage, row.instruction);
        return;
    }
    m_rewrite.replace(flagWithBlanks(m_source, instruction, run->mounts[*edge.mount].range), "");
    m_outcome.change(row);
}

std::optional<Refusal> Deletion::rebaseChildren(const std::vector<StageEdge> &uses)
{
    std::vector<StageEdge> others;
    std::ranges::copy_if(uses, std::back_inserter(others),
                         [](const StageEdge &edge) { return edge.kind != EdgeKind::Base; });
    if (!others.empty())
        return stillUsed(m_model, m_stage, std::move(others));
    for (const auto &use : uses) {
        if (auto refusal = rebase(use.target))
            return refusal;
    }
    return std::nullopt;
}

std::optional<Refusal> Deletion::rebase(std::size_t child)
{
    const auto &gone = m_model.stages[m_stage];
    const auto &stage = m_model.stages[child];
    const auto parent = m_model.findBaseStage(gone.base, m_stage);
    const auto meant = m_model.findBaseStage(gone.base, child);
    if (meant != parent && meant != m_stage)
        return Refusal{Message(MSG("edit", "There are two stages named %1, and the name means the "
                                           "other one: rename one of them first"),
                               {gone.base})};
    const auto text = m_source.snapshot.text();
    m_rewrite.replace(stage.baseRange, std::string(text::slice(text, gone.baseRange)));
    const auto *platform = gone.instructions.front().flag("platform");
    const auto &from = stage.instructions.front();
    if (platform && !from.flag("platform"))
        m_rewrite.replace({from.keyword.range.end, from.keyword.range.end},
                          concat(" ", text::slice(text, platform->range)));
    m_outcome.change({child, 0});
    return std::nullopt;
}

/// Each with the blank lines to the next stage that stays; the last ones with those above.
void Deletion::removeStages()
{
    const auto text = m_source.snapshot.text();
    bool isLast = true;
    for (auto stage = m_isGone.size(); stage-- > 0;) {
        if (!m_isGone[stage]) {
            isLast = false;
            continue;
        }
        const auto lines = linesOf(m_source, stage);
        m_rewrite.remove(isLast ? withBlankLinesAbove(text, lines)
                                : withBlankLinesBelow(text, lines));
        m_outcome.removeStage(stage);
    }
}

} // namespace

std::vector<StageEdge> usesOf(const Dockerfile &model, std::size_t stage)
{
    std::vector<StageEdge> uses;
    std::ranges::copy_if(model.graph.edges, std::back_inserter(uses), [&](const StageEdge &edge) {
        return edge.source == NodeId{NodeId::Kind::Stage, stage} && edge.target != stage;
    });
    return uses;
}

EditResult deleteStage(const Source &source, std::size_t stage, DeleteMode mode)
{
    if (auto refusal = checkStage(source, stage))
        return tl::unexpected(std::move(*refusal));
    return Deletion(source, stage).run(mode);
}

} // namespace stagewright::edit
