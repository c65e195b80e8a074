/// What a gesture means to do, said apart from its edits, and the proof that the edits do that.
#pragma once

#include "core/language/edit/parsedtext.h"
#include "core/language/edit/rewrite.h"

#include <optional>
#include <vector>

namespace stagewright::edit {

/// The rows of a file after a gesture: each with where it was, or nothing where it is new or says
/// something else.
class Outcome
{
public:
    using Rows = std::vector<std::optional<Row>>;

    /// Everything where it is.
    explicit Outcome(const dockerfile::Dockerfile &model);

    /// `origin`: of a copy; nothing: new.
    void insertRow(Row before, std::optional<Row> origin = std::nullopt);
    void removeRow(Row row);
    void moveRow(Row row, Row before);
    void change(Row row);
    /// The FROM is new; the rows are as they are said to be.
    void insertStage(std::size_t index, Rows rows);
    void removeStage(std::size_t index);
    /// The rows from `at` on become a new stage behind.
    void splitStage(Row at);
    void moveStage(std::size_t from, std::size_t to);
    /// What referred to stage `old` (of the text before) refers to the stage that is now `index`.
    void redirect(std::size_t old, std::size_t index);
    void addGlobalArguments(std::size_t count) { m_newArguments += count; }

    const std::vector<Rows> &stages() const { return m_stages; }
    /// Stage that a stage of the text before is now; nothing where it is gone.
    std::optional<std::size_t> meaningOf(std::size_t old) const { return m_meanings[old]; }
    std::size_t newArguments() const { return m_newArguments; }
    std::size_t stageCountBefore() const { return m_meanings.size(); }

private:
    std::vector<Rows> m_stages;
    std::vector<std::optional<std::size_t>> m_meanings;
    std::size_t m_newArguments = 0;
};

/// Lets numbers in --from count on, as the outcome moves the stages.
void renumber(const Source &source, const Outcome &outcome, Rewrite &rewrite);
/// What a number becomes.
std::uint64_t renumbered(const Outcome &outcome, std::uint64_t number);

/// What is selected after a gesture, in the text after it.
struct Selected
{
    enum class Part { Instruction, Name, Base, Arguments };
    Row row;
    Part part = Part::Instruction;
};

/// The change, after a look at the text that it leads to: the rows are those of the outcome and say
/// what they said, but for words that were replaced; references of rows that are not new mean what
/// they meant; nothing is broken that was not. Else a refusal that says where.
EditResult finish(const Source &source, const Rewrite &rewrite, const Outcome &outcome,
                  Message title, Selected selected);
EditResult finish(const Source &source, const Rewrite &rewrite, const Outcome &outcome,
                  Message title);

} // namespace stagewright::edit
