#include "core/language/edit/outcome.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

std::ptrdiff_t steps(std::size_t index)
{
    return static_cast<std::ptrdiff_t>(index);
}

} // namespace

Outcome::Outcome(const dockerfile::Dockerfile &model)
{
    for (const auto &stage : model.stages) {
        Rows rows;
        for (std::size_t i = 0; i < stage.instructions.size(); ++i)
            rows.emplace_back(Row{stage.index, i});
        m_stages.push_back(std::move(rows));
        m_meanings.emplace_back(stage.index);
    }
}

void Outcome::insertRow(Row before, std::optional<Row> origin)
{
    auto &rows = m_stages[before.stage];
    rows.insert(rows.begin() + steps(before.instruction), origin);
}

void Outcome::removeRow(Row row)
{
    auto &rows = m_stages[row.stage];
    rows.erase(rows.begin() + steps(row.instruction));
}

void Outcome::moveRow(Row row, Row before)
{
    const auto moved = m_stages[row.stage][row.instruction];
    auto &target = m_stages[before.stage];
    if (row.stage != before.stage || row.instruction >= before.instruction)
        removeRow(row);
    target.insert(target.begin() + steps(before.instruction), moved);
    if (row.stage == before.stage && row.instruction < before.instruction)
        removeRow(row);
}

void Outcome::change(Row row)
{
    m_stages[row.stage][row.instruction].reset();
}

void Outcome::insertStage(std::size_t index, Rows rows)
{
    rows.insert(rows.begin(), std::nullopt);
    m_stages.insert(m_stages.begin() + steps(index), std::move(rows));
    for (auto &meaning : m_meanings) {
        if (meaning && *meaning >= index)
            ++*meaning;
    }
}

void Outcome::removeStage(std::size_t index)
{
    m_stages.erase(m_stages.begin() + steps(index));
    for (auto &meaning : m_meanings) {
        if (meaning == index)
            meaning.reset();
        else if (meaning && *meaning > index)
            --*meaning;
    }
}

void Outcome::splitStage(Row at)
{
    auto &rows = m_stages[at.stage];
    const auto middle = rows.begin() + steps(at.instruction);
    Rows moved(middle, rows.end());
    rows.erase(middle, rows.end());
    insertStage(at.stage + 1, std::move(moved));
}

void Outcome::moveStage(std::size_t from, std::size_t to)
{
    auto rows = std::move(m_stages[from]);
    m_stages.erase(m_stages.begin() + steps(from));
    m_stages.insert(m_stages.begin() + steps(to), std::move(rows));
    for (auto &meaning : m_meanings) {
        if (!meaning)
            continue;
        if (*meaning == from)
            meaning = to;
        else if (*meaning > from && *meaning <= to)
            --*meaning;
        else if (*meaning < from && *meaning >= to)
            ++*meaning;
    }
}

void Outcome::redirect(std::size_t old, std::size_t index)
{
    m_meanings[old] = index;
}

std::uint64_t renumbered(const Outcome &outcome, std::uint64_t number)
{
    const auto before = outcome.stageCountBefore();
    if (number >= before)
        return number - before + outcome.stages().size();
    return outcome.meaningOf(static_cast<std::size_t>(number)).value_or(number);
}

void renumber(const Source &source, const Outcome &outcome, Rewrite &rewrite)
{
    for (const auto range : numberedReferences(source.model)) {
        const auto number = stageNumber(text::slice(source.snapshot.text(), range));
        if (number && renumbered(outcome, *number) != *number)
            rewrite.replace(range, std::to_string(renumbered(outcome, *number)));
    }
}

} // namespace stagewright::edit
