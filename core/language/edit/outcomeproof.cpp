#include "core/base/support/strings.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/sameinstruction.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace stagewright::edit {

namespace {

using dockerfile::Dockerfile;
using dockerfile::EdgeFault;
using dockerfile::EdgeKind;
using dockerfile::Instruction;
using dockerfile::NodeId;
using dockerfile::StageEdge;

/// Which edge of the text before: the row that it ends at, the mount there, and the ONBUILD row
/// that makes it.
using EdgeKey =
    std::tuple<std::size_t, std::size_t, std::size_t, EdgeKind, std::size_t, std::size_t>;

bool isOutOfOrder(const StageEdge &edge)
{
    return edge.fault == EdgeFault::ForwardReference || edge.fault == EdgeFault::SelfReference ||
           edge.fault == EdgeFault::Cycle;
}

class Proof
{
public:
    Proof(const Source &source, const Rewrite &rewrite, const Outcome &outcome,
          const ParsedText &after)
        : m_source(source)
        , m_before(source.model)
        , m_rewrite(rewrite)
        , m_outcome(outcome)
        , m_after(after.model)
        , m_textAfter(after.text())
    {}

    std::optional<Refusal> run()
    {
        if (auto refusal = compareTop())
            return refusal;
        if (auto refusal = compareRows())
            return refusal;
        if (auto refusal = compareEdges())
            return refusal;
        return compareProblems();
    }

private:
    static Refusal refusalAt(const Instruction &instruction)
    {
        return {Message(MSG("edit", "Line %1 would mean something else afterwards: change that "
                                    "place by hand first"),
                        {std::to_string(instruction.line + 1)})};
    }
    Refusal unfinished() const;

    std::optional<Refusal> compareTop() const;
    std::optional<Refusal> compareRows() const;
    std::optional<Refusal> compareRow(Row origin, const Instruction &now) const;
    std::optional<Refusal> compareEdges() const;
    std::size_t keptEdges() const;
    std::optional<Refusal> compareProblems() const;
    Refusal wrongOrder(const StageEdge &edge) const;
    const Instruction &lineBefore(const StageEdge &edge) const;
    std::string sourceOf(const StageEdge &edge, const Dockerfile &model, bool isBefore) const;
    std::optional<EdgeKey> keyOf(const StageEdge &edge, const Dockerfile &model,
                                 bool isBefore) const;
    std::optional<Row> originOf(Row row) const
    {
        return m_outcome.stages()[row.stage][row.instruction];
    }

    const Source &m_source;
    const Dockerfile &m_before;
    const Rewrite &m_rewrite;
    const Outcome &m_outcome;
    const Dockerfile &m_after;
    std::string_view m_textAfter;
};

Refusal Proof::unfinished() const
{
    const bool isOpen =
        !m_before.stages.empty() && m_before.stages.back().instructions.back().isOpen;
    return {isOpen ? Message(MSG("edit", "The last instruction is not finished: finish it first"))
                   : Message(MSG("edit", "Other lines would be read differently afterwards: mend "
                                         "the errors of this file first"))};
}

std::optional<Refusal> Proof::compareTop() const
{
    const auto same = [](const dockerfile::Directive &a, const dockerfile::Directive &b) {
        return a.key == b.key && a.value.text == b.value.text;
    };
    const bool isSame = std::ranges::equal(m_before.directives, m_after.directives, same) &&
                        m_before.misplaced.size() == m_after.misplaced.size() &&
                        m_before.globalArguments.size() + m_outcome.newArguments() ==
                            m_after.globalArguments.size() &&
                        m_after.stages.size() == m_outcome.stages().size();
    return isSame ? std::nullopt : std::optional(unfinished());
}

std::optional<Refusal> Proof::compareRows() const
{
    for (const auto &stage : m_after.stages) {
        const auto &rows = m_outcome.stages()[stage.index];
        if (rows.size() != stage.instructions.size())
            return unfinished();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i])
                continue;
            if (auto refusal = compareRow(*rows[i], stage.instructions[i]))
                return refusal;
        }
    }
    return std::nullopt;
}

std::optional<Refusal> Proof::compareRow(Row origin, const Instruction &now) const
{
    const auto &was = instructionAt(m_source, origin);
    const SameOptions options{m_before.escape, false};
    // A heredoc without an end may take more lines, and say the same only by chance.
    const auto bytes = [](std::string_view text, const Instruction &instruction) {
        const auto all = text::slice(text, instruction.range);
        return all.substr(0, all.find_last_not_of("\r\n") + 1);
    };
    const bool isSame = m_rewrite.touches(was.range)
                            ? was.kind == now.kind && was.isValid == now.isValid
                            : sameInstruction(was, now, options) &&
                                  bytes(m_source.snapshot.text(), was) == bytes(m_textAfter, now);
    return isSame ? std::nullopt : std::optional(refusalAt(was));
}

/// What an edge starts at, in words of the text after.
std::string Proof::sourceOf(const StageEdge &edge, const Dockerfile &model, bool isBefore) const
{
    if (edge.fault == EdgeFault::UnknownIndex)
        return "unknown number";
    if (edge.source.kind == NodeId::Kind::Image)
        return model.graph.images[edge.source.index].reference;
    const auto now = isBefore ? m_outcome.meaningOf(edge.source.index) : edge.source.index;
    return now ? concat("#", std::to_string(*now)) : "gone";
}

/// Nothing where the row, or the ONBUILD, is new.
std::optional<EdgeKey> Proof::keyOf(const StageEdge &edge, const Dockerfile &model,
                                    bool isBefore) const
{
    const Row end{edge.target, edge.instruction};
    auto row = isBefore ? std::optional(end) : originOf(end);
    auto trigger = std::optional(Row{0, 0});
    if (edge.kind == EdgeKind::OnBuild) {
        trigger = model.positionAt(edge.instructionRange.begin);
        if (trigger && !isBefore)
            trigger = originOf(*trigger);
    }
    if (!row || !trigger)
        return std::nullopt;
    return EdgeKey{row->stage, row->instruction, edge.mount.value_or(0),
                   edge.kind,  trigger->stage,   trigger->instruction};
}

std::optional<Refusal> Proof::compareEdges() const
{
    std::map<EdgeKey, const StageEdge *> before;
    for (const auto &edge : m_before.graph.edges)
        before.emplace(*keyOf(edge, m_before, true), &edge);
    std::size_t found = 0;
    const StageEdge *newFault = nullptr;
    for (const auto &edge : m_after.graph.edges) {
        const auto key = keyOf(edge, m_after, false);
        const auto was = key ? before.find(*key) : before.end();
        const bool isKnown = was != before.end();
        const bool isOwn = key && edge.kind != EdgeKind::OnBuild;
        const bool isSame =
            isKnown ? sourceOf(*was->second, m_before, true) == sourceOf(edge, m_after, false)
                    : !isOwn;
        if (!isSame)
            return refusalAt(lineBefore(edge));
        const bool wasRight = isKnown && was->second->fault == EdgeFault::None;
        if (isOutOfOrder(edge) && wasRight)
            return wrongOrder(edge);
        if (isOutOfOrder(edge) && !isKnown)
            newFault = &edge;
        found += isOwn ? 1 : 0;
    }
    // A row that changed may have had a fault before.
    const auto faults = [](const Dockerfile &model) {
        return std::ranges::count_if(model.graph.edges, isOutOfOrder);
    };
    if (newFault && faults(m_after) > faults(m_before))
        return wrongOrder(*newFault);
    return found == keptEdges() ? std::nullopt : std::optional(unfinished());
}

/// How many edges the rows had that are still there, each row as often as it is there.
std::size_t Proof::keptEdges() const
{
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> counts;
    for (const auto &edge : m_before.graph.edges) {
        if (edge.kind != EdgeKind::OnBuild)
            ++counts[{edge.target, edge.instruction}];
    }
    std::size_t kept = 0;
    for (const auto &rows : m_outcome.stages()) {
        for (const auto &row : rows) {
            const auto found = row ? counts.find({row->stage, row->instruction}) : counts.end();
            kept += found != counts.end() ? found->second : 0;
        }
    }
    return kept;
}

Refusal Proof::wrongOrder(const StageEdge &edge) const
{
    if (edge.fault == EdgeFault::SelfReference)
        return Refusal{Message(MSG("edit", "Stage %1 would read from itself"),
                               {m_after.stages[edge.target].displayName()})};
    return Refusal{
        Message(MSG("edit", "Stage %1 would read from %2, which does not come before it: "
                            "move %2 above %1 first"),
                {m_after.stages[edge.target].displayName(),
                 m_after.stages[edge.source.index].displayName()})};
}

/// The row that an edge of the text after ends at, as the user sees it now.
const Instruction &Proof::lineBefore(const StageEdge &edge) const
{
    const auto origin = originOf({edge.target, edge.instruction});
    return origin ? instructionAt(m_source, *origin)
                  : m_after.stages[edge.target].instructions[edge.instruction];
}

/// An error that the file had may come once more, with a copy of what has it; a file without stages
/// is no error of a gesture.
std::optional<Refusal> Proof::compareProblems() const
{
    const auto fatal = [](const Dockerfile &model) {
        std::vector<std::string> sentences;
        for (const auto &problem : model.problems) {
            if (problem.isFatal)
                sentences.push_back(problem.message.toString());
        }
        return sentences;
    };
    const auto before = fatal(m_before);
    const auto after = fatal(m_after);
    if (after.size() <= before.size() || m_after.stages.empty())
        return std::nullopt;
    const auto added = std::ranges::find_if(after, [&](const std::string &sentence) {
        return std::ranges::find(before, sentence) == before.end();
    });
    if (added == after.end())
        return std::nullopt;
    return Refusal{Message(MSG("edit", "There would be a new problem: %1"), {*added})};
}

TextRange rangeOf(const Dockerfile &model, Selected selected)
{
    const auto &stage = model.stages[selected.row.stage];
    const auto &instruction = stage.instructions[selected.row.instruction];
    switch (selected.part) {
    case Selected::Part::Instruction:
        return instruction.range;
    case Selected::Part::Name:
        return stage.nameRange;
    case Selected::Part::Base:
        return stage.baseRange;
    case Selected::Part::Arguments:
        break;
    }
    const auto head =
        instruction.flags.empty() ? instruction.keyword.range : instruction.flags.back().range;
    return {std::min(head.end + 1, instruction.range.end), instruction.range.end};
}

EditResult prove(const Source &source, const Rewrite &rewrite, const Outcome &outcome,
                 Message title, const std::optional<Selected> &selected)
{
    Change change;
    change.edits = rewrite.finish();
    change.title = std::move(title);
    const text::TextSnapshot snapshot(change.edits.apply(source.snapshot.text()));
    const ParsedText after(snapshot, source.options ? *source.options : dockerfile::ModelOptions());
    if (auto refusal = Proof(source, rewrite, outcome, after).run())
        return tl::unexpected(std::move(*refusal));
    if (selected) {
        change.selection = rangeOf(after.model, *selected);
    } else if (!change.edits.isEmpty()) {
        const auto place = change.edits.map(change.edits.edits().front().range.begin, false);
        change.selection = {place, place};
    }
    return change;
}

} // namespace

EditResult finish(const Source &source, const Rewrite &rewrite, const Outcome &outcome,
                  Message title, Selected selected)
{
    return prove(source, rewrite, outcome, std::move(title), selected);
}

EditResult finish(const Source &source, const Rewrite &rewrite, const Outcome &outcome,
                  Message title)
{
    return prove(source, rewrite, outcome, std::move(title), std::nullopt);
}

} // namespace stagewright::edit
