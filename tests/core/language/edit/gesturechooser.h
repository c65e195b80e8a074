/// Tries one random gesture on a text, and says what it shall do.
#pragma once

#include "core/base/support/strings.h"
#include "core/language/edit/edit.h"
#include "tests/core/language/edit/randomgestures.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace stagewright::tests {

using dockerfile::EdgeKind;
using dockerfile::InstructionKind;
using edit::Row;
using edit::SourceEnd;

/// Raw texts that end so are compared without case.
inline constexpr std::string_view kCase = "§case";

/// In front of CMD, ENTRYPOINT and the like at the end.
std::size_t behindFiles(const std::vector<GraphRow> &rows);

class Chooser
{
public:
    Chooser(const edit::ParsedText &text, const text::TextSnapshot &snapshot, std::mt19937 &random)
        : m_text(text)
        , m_source{snapshot, text.model}
        , m_random(random)
    {
        m_trial.expected = readGraph(text);
    }

    Trial run()
    {
        using Try = void (Chooser::*)();
        constexpr std::array<Try, 27> kTries = {
            &Chooser::addStage,       &Chooser::renameStage,  &Chooser::connect,
            &Chooser::connectMount,   &Chooser::setBase,      &Chooser::reconnect,
            &Chooser::setPlatform,    &Chooser::removeEdge,   &Chooser::insertInstruction,
            &Chooser::change,         &Chooser::remove,       &Chooser::move,
            &Chooser::duplicate,      &Chooser::drop,         &Chooser::deleteUnused,
            &Chooser::deleteWithUses, &Chooser::deleteRebase, &Chooser::moveStage,
            &Chooser::moveAbove,      &Chooser::makeLast,     &Chooser::split,
            &Chooser::splitRuntime,   &Chooser::extract,      &Chooser::duplicateStage,
            &Chooser::pasteStage,     &Chooser::pasteSnippet, &Chooser::pasteRows};
        (this->*kTries[pick(kTries.size())])();
        return std::move(m_trial);
    }

private:
    std::size_t pick(std::size_t count) { return count == 0 ? 0 : m_random() % count; }
    bool chance(unsigned n) { return pick(n) == 0; }
    template<typename Range>
    const auto &oneOf(const Range &range)
    {
        return range[pick(std::size(range))];
    }

    GraphModel &graph() { return m_trial.expected; }
    GraphStage &stageAt(std::size_t index) { return graph().stages[index]; }
    std::size_t stageCount() const { return m_text.model.stages.size(); }
    /// Now and then one that is not there.
    std::size_t anyStage() { return pick(stageCount() + (chance(20) ? 1 : 0)); }
    Row anyRow()
    {
        const auto stage = anyStage();
        if (stage >= stageCount())
            return {stage, 0};
        const auto count = m_text.model.stages[stage].instructions.size();
        return {stage, count > 1 && !chance(20) ? 1 + pick(count - 1) : pick(count + 1)};
    }
    /// A RUN, where there is one.
    Row anyRun()
    {
        std::vector<Row> runs;
        for (const auto &stage : m_text.model.stages) {
            for (std::size_t i = 1; i < stage.instructions.size(); ++i) {
                if (stage.instructions[i].kind == InstructionKind::Run)
                    runs.push_back({stage.index, i});
            }
        }
        return runs.empty() || chance(20) ? anyRow() : oneOf(runs);
    }
    /// Stages that start alike, where there are such.
    std::pair<std::size_t, std::size_t> anyTwins()
    {
        std::vector<std::pair<std::size_t, std::size_t>> twins;
        const auto &stages = graph().stages;
        for (std::size_t i = 0; i < stages.size(); ++i) {
            for (std::size_t k = i + 1; k < stages.size(); ++k) {
                const bool hasRows = !stages[i].rows.empty() && !stages[k].rows.empty();
                if (hasRows && stages[i].base == stages[k].base &&
                    stages[i].rows[0].raw == stages[k].rows[0].raw)
                    twins.emplace_back(i, k);
            }
        }
        if (twins.empty() || chance(5))
            return {anyStage(), anyStage()};
        return oneOf(twins);
    }
    Row anyPlace()
    {
        const auto stage = anyStage();
        const auto count =
            stage < stageCount() ? m_text.model.stages[stage].instructions.size() : 0;
        return {stage, chance(20) ? pick(count + 2) : 1 + pick(count)};
    }
    SourceEnd anySource()
    {
        constexpr std::array<std::string_view, 6> kImages = {"busybox", "ghcr.io/x/y:1", "scratch",
                                                             "later",   "Bad Name",      "alpine"};
        if (chance(3))
            return std::string(oneOf(kImages));
        return anyStage();
    }
    std::string anyName()
    {
        constexpr std::array<std::string_view, 6> kNames = {"fresh", "Other", "s0",
                                                            "x.y-z", "1bad",  "later"};
        return std::string(oneOf(kNames));
    }

    /// Whether it was done, and so is to be expected.
    bool did(std::string name, const std::string &arguments, edit::EditResult result)
    {
        m_trial.what = concat(name, " ", arguments);
        m_trial.name = std::move(name);
        m_trial.result = std::move(result);
        return m_trial.result.has_value();
    }
    static std::string show(Row row)
    {
        return concat(std::to_string(row.stage), ".", std::to_string(row.instruction));
    }
    static std::string show(const SourceEnd &end)
    {
        const auto *stage = std::get_if<std::size_t>(&end);
        return stage ? concat("#", std::to_string(*stage)) : std::get<std::string>(end);
    }

    void allow(Row row, std::vector<InstructionKind> becomes)
    {
        const auto &instruction = m_text.model.stages[row.stage].instructions[row.instruction];
        // A trigger reaches into other stages.
        const bool isTrigger =
            instruction.kind == InstructionKind::OnBuild ||
            std::ranges::find(becomes, InstructionKind::OnBuild) != becomes.end();
        if (!isTrigger)
            m_trial.allowed = {{instruction.range.begin, std::move(becomes)}};
    }
    /// A new row is a change of the one in front.
    void allowInsertion(Row before, InstructionKind kind)
    {
        const Row front{before.stage, before.instruction - 1};
        allow(front, {m_text.model.stages[front.stage].instructions[front.instruction].kind, kind});
    }

    /// The link to a source end; a stage without a name gets one.
    std::string use(const SourceEnd &end)
    {
        const auto *index = std::get_if<std::size_t>(&end);
        if (!index)
            return std::get<std::string>(end);
        auto &stage = stageAt(*index);
        if (stage.name.empty())
            stage.name = kAnything;
        return GraphModel::link(stage.id);
    }
    /// What FROM means by a word in front of stage `index`.
    std::string baseOf(const std::string &word, std::size_t index)
    {
        for (auto i = index; i-- > 0;) {
            if (!stageAt(i).name.empty() && stageAt(i).name == word)
                return GraphModel::link(stageAt(i).id);
        }
        return word;
    }
    GraphRow newRow(InstructionKind kind, std::string raw, std::vector<std::string> sources = {})
    {
        GraphRow row;
        row.id = graph().newId();
        row.kind = kind;
        row.raw = std::move(raw);
        row.sources = std::move(sources);
        return row;
    }
    static void insertRow(GraphStage &stage, std::size_t at, GraphRow row)
    {
        stage.rows.insert(stage.rows.begin() + static_cast<std::ptrdiff_t>(at), std::move(row));
    }
    static GraphRow takeRow(GraphStage &stage, std::size_t at)
    {
        auto row = std::move(stage.rows[at]);
        stage.rows.erase(stage.rows.begin() + static_cast<std::ptrdiff_t>(at));
        return row;
    }
    void insertStage(std::size_t at, GraphStage stage)
    {
        graph().stages.insert(graph().stages.begin() + static_cast<std::ptrdiff_t>(at),
                              std::move(stage));
    }
    GraphStage takeStage(std::size_t at)
    {
        auto stage = std::move(stageAt(at));
        graph().stages.erase(graph().stages.begin() + static_cast<std::ptrdiff_t>(at));
        return stage;
    }
    GraphStage copyOf(const GraphStage &stage)
    {
        auto copy = stage;
        copy.id = graph().newId();
        for (auto &row : copy.rows)
            row.id = graph().newId();
        return copy;
    }
    void redirect(const std::string &from, const std::string &to)
    {
        for (auto &stage : graph().stages) {
            if (stage.base == from)
                stage.base = to;
            for (auto &row : stage.rows)
                std::ranges::replace(row.sources, from, to);
        }
    }

    void addStage();
    void renameStage();
    void connect();
    void connectMount();
    void setBase();
    void reconnect();
    void setPlatform();
    void removeEdge();
    void insertInstruction();
    void change();
    void remove();
    void move();
    void duplicate();
    void drop();
    void deleteUnused();
    void deleteWithUses();
    void deleteRebase();
    void moveStage();
    void moveAbove();
    void makeLast();
    void split();
    void splitRuntime();
    void extract();
    void duplicateStage();
    void pasteStage();
    void pasteSnippet();
    void pasteRows();
    std::size_t sourceOrdinal(const dockerfile::StageEdge &edge) const;

    const edit::ParsedText &m_text;
    edit::Source m_source;
    std::mt19937 &m_random;
    Trial m_trial;
};

} // namespace stagewright::tests
