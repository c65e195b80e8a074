#include "core/base/support/strings.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/references.h"
#include "core/language/edit/sameinstruction.h"
#include "core/language/edit/stages.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace stagewright::edit {

namespace {

using dockerfile::EdgeFault;
using dockerfile::EdgeKind;
using dockerfile::InstructionKind;
using dockerfile::NodeId;

/// Comment lines from the row in front to the end of a row, heredocs too.
std::vector<std::string_view> commentsOf(const Source &source, Row row)
{
    const auto text = source.snapshot.text();
    auto begin =
        behindLine(text, instructionAt(source, {row.stage, row.instruction - 1}).range.end);
    const auto end = behindLine(text, instructionAt(source, row).range.end);
    std::vector<std::string_view> comments;
    while (begin < end) {
        const auto next = behindLine(text, begin);
        const auto line = trim(text.substr(begin, next - begin));
        if (line.starts_with('#'))
            comments.push_back(line);
        begin = next;
    }
    return comments;
}

class Extraction
{
public:
    Extraction(const Source &source, std::vector<std::size_t> stages, std::string_view name)
        : m_source(source)
        , m_stages(std::move(stages))
        , m_name(name)
        , m_rewrite(source.snapshot.text())
        , m_outcome(source.model)
    {}

    EditResult run()
    {
        if (auto refusal = check())
            return tl::unexpected(std::move(*refusal));
        while (isShared(m_count + 1))
            ++m_count;
        if (m_count == 0)
            return refuse(MSG("edit", "These stages have no equal rows at their beginning"));
        addStage();
        for (const auto stage : m_stages)
            shorten(stage);
        renumber(m_source, m_outcome, m_rewrite);
        return finish(m_source, m_rewrite, m_outcome,
                      Message(MSG("edit", "Extract the common stage %1"), {m_name}),
                      {{m_stages.front(), 0}, Selected::Part::Name});
    }

private:
    const dockerfile::Stage &stageAt(std::size_t index) const
    {
        return m_source.model.stages[index];
    }
    std::optional<Refusal> check() const;
    bool sameFrom(std::size_t left, std::size_t right) const;
    bool isShared(std::size_t row) const;
    bool readsEarly(Row row) const;
    void addStage();
    void shorten(std::size_t stage);
    /// The lines of the shared rows, without those of the FROM.
    TextRange sharedLines(std::size_t stage) const
    {
        const auto text = m_source.snapshot.text();
        const auto &rows = stageAt(stage).instructions;
        return {behindLine(text, rows.front().range.end),
                behindLine(text, rows[m_count].range.end)};
    }

    const Source &m_source;
    std::vector<std::size_t> m_stages;
    std::string_view m_name;
    std::size_t m_count = 0; ///< of shared rows, without the FROM
    Rewrite m_rewrite;
    Outcome m_outcome;
};

std::optional<Refusal> Extraction::check() const
{
    for (const auto stage : m_stages) {
        if (auto refusal = checkStage(m_source, stage))
            return refusal;
    }
    if (m_stages.size() < 2)
        return Refusal{Message(MSG("edit", "Choose two or more stages"))};
    for (const auto stage : m_stages) {
        if (!sameFrom(m_stages.front(), stage))
            return Refusal{
                Message(MSG("edit", "Stages %1 and %2 are not built on the same base"),
                        {stageAt(m_stages.front()).displayName(), stageAt(stage).displayName()})};
    }
    return checkStageName(m_source.model, m_name, m_stages.front());
}

bool Extraction::sameFrom(std::size_t left, std::size_t right) const
{
    const auto &model = m_source.model;
    const auto &a = stageAt(left);
    const auto &b = stageAt(right);
    const auto image = [](const dockerfile::Stage &stage) {
        return stage.instructions.front().as<dockerfile::FromInstruction>()->image.text;
    };
    const auto platform = [](const dockerfile::Stage &stage) {
        return stage.instructions.front().flagValue("platform");
    };
    return a.instructions.front().isValid && b.instructions.front().isValid &&
           image(a) == image(b) && platform(a) == platform(b) &&
           model.findBaseStage(a.base, left) == model.findBaseStage(b.base, right);
}

/// Equal in all stages, comments too, and able to stand in front of them.
bool Extraction::isShared(std::size_t row) const
{
    const SameOptions options{m_source.model.escape, false};
    const Row first{m_stages.front(), row};
    return std::ranges::all_of(m_stages, [&](std::size_t index) {
        const auto &rows = stageAt(index).instructions;
        if (row >= rows.size())
            return false;
        const auto &model = instructionAt(m_source, first);
        return rows[row].isValid && !rows[row].isOpen &&
               rows[row].kind != InstructionKind::OnBuild &&
               sameInstruction(model, rows[row], options) &&
               commentsOf(m_source, first) == commentsOf(m_source, {index, row}) &&
               readsEarly({index, row});
    });
}

bool Extraction::readsEarly(Row row) const
{
    return std::ranges::all_of(m_source.model.graph.edges, [&](const auto &edge) {
        const bool isOther = edge.target != row.stage || edge.instruction != row.instruction;
        const bool isEarly =
            edge.source.kind == NodeId::Kind::Image || edge.source.index < m_stages.front();
        return isOther || (edge.fault == EdgeFault::None && isEarly);
    });
}

void Extraction::addStage()
{
    const auto text = m_source.snapshot.text();
    const auto first = m_stages.front();
    const auto &stage = stageAt(first);
    const auto offset = linesOf(m_source, Row{first, 0}).begin;
    const auto &from = stage.instructions.front();
    const auto head = text::slice(text, {from.range.begin, stage.baseRange.end});
    m_rewrite.insert(offset,
                     concat(head, " ", keywordLikeFile(m_source.model, "AS"), " ", m_name, "\n"));
    m_rewrite.copy(sharedLines(first), offset);
    m_rewrite.insert(offset, "\n");
    Outcome::Rows rows;
    for (std::size_t i = 1; i <= m_count; ++i)
        rows.emplace_back(Row{first, i});
    m_outcome.insertStage(first, std::move(rows));
}

void Extraction::shorten(std::size_t stage)
{
    const auto &from = stageAt(stage).instructions.front();
    if (const auto *platform = from.flag("platform"))
        m_rewrite.replace(flagWithBlanks(m_source, from, platform->range), "");
    m_rewrite.replace(stageAt(stage).baseRange, toLowerAscii(m_name));
    m_rewrite.remove(sharedLines(stage));
    m_outcome.change({stage + 1, 0});
    for (std::size_t i = 0; i < m_count; ++i)
        m_outcome.removeRow({stage + 1, 1});
}

} // namespace

EditResult extractCommonBase(const Source &source, const std::vector<std::size_t> &stages,
                             std::string_view name)
{
    const std::set<std::size_t> ordered(stages.begin(), stages.end());
    return Extraction(source, {ordered.begin(), ordered.end()}, name).run();
}

EditResult duplicateStage(const Source &source, std::size_t stage, std::string_view name)
{
    if (auto refusal = checkStage(source, stage))
        return tl::unexpected(std::move(*refusal));
    const auto &model = source.model;
    const auto &current = model.stages[stage];
    if (!current.instructions.front().isValid)
        return refuse(MSG("edit", "The FROM line of %1 has an error; mend it first"),
                      {current.displayName()});
    if (model.findBaseStage(current.base, stage) != model.findBaseStage(current.base, stage + 1))
        return refuse(MSG("edit", "FROM %1 would mean the stage of that name in a copy: rename the "
                                  "stage first"),
                      {current.base});
    const auto newName =
        name.empty() ? freeStageName(model, current.displayName()) : std::string(name);
    if (auto refusal = checkStageName(model, newName, stage + 1))
        return tl::unexpected(std::move(*refusal));
    const auto naming =
        current.name.empty()
            ? text::TextEdit{{current.baseRange.end, current.baseRange.end},
                             concat(" ", keywordLikeFile(model, "AS"), " ", newName)}
            : text::TextEdit{current.nameRange, newName};
    Rewrite rewrite(source.snapshot.text());
    const auto place = placeOfStage(source, stage + 1);
    rewrite.insert(place.offset, place.above);
    rewrite.copy(linesOf(source, stage), place.offset, {naming});
    rewrite.insert(place.offset, place.below);
    Outcome outcome(model);
    Outcome::Rows rows;
    for (std::size_t i = 1; i < current.instructions.size(); ++i)
        rows.emplace_back(Row{stage, i});
    outcome.insertStage(stage + 1, std::move(rows));
    renumber(source, outcome, rewrite);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Duplicate stage %1"), {current.displayName()}),
                  {{stage + 1, 0}, Selected::Part::Name});
}

} // namespace stagewright::edit
