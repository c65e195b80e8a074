#include "core/language/edit/editing.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::EdgeKind;
using dockerfile::Instruction;

/// The lines of an instruction; at the end of a text without a final newline the line end in front
/// goes instead of the one behind.
TextRange wholeLines(std::string_view text, TextRange range)
{
    TextRange lines{lineStart(text, range.begin), behindLine(text, range.end)};
    const bool endsWithoutFeed = lines.end == text.size() && !text.ends_with('\n');
    if (endsWithoutFeed && lines.begin > 0) {
        --lines.begin;
        if (lines.begin > 0 && text[lines.begin - 1] == '\r')
            --lines.begin;
    }
    return lines;
}

/// The flag and the blanks behind it; its whole line where nothing else but a continuation stands
/// on it.
TextRange flagRange(std::string_view text, const Instruction &run, TextRange flag, char escape)
{
    auto end = flag.end;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
        ++end;
    const auto begin = lineStart(text, flag.begin);
    const auto before = text.substr(begin, flag.begin - begin);
    const bool isFirst =
        before.find_first_not_of(" \t") == std::string_view::npos && begin > run.range.begin;
    const auto rest = text.substr(end, behindLine(text, end) - end);
    const bool isLast = rest.starts_with(escape) &&
                        rest.find_first_not_of(" \t\r\n", 1) == std::string_view::npos &&
                        rest.ends_with('\n');
    if (isFirst && isLast)
        return {begin, behindLine(text, end)};
    return {flag.begin, end};
}

/// BuildKit counts images that --from and mounts name behind the stages; a number that is too large
/// for a stage may mean one of them, and would mean another one afterwards.
bool movesNumbers(const Source &source, const dockerfile::StageEdge &edge)
{
    if (edge.source.kind == dockerfile::NodeId::Kind::Stage)
        return false;
    const auto ranges = numberedReferences(source.model);
    return std::any_of(ranges.begin(), ranges.end(), [&](TextRange range) {
        return stageNumber(text::slice(source.snapshot.text(), range)).value_or(0) >=
               source.model.stages.size();
    });
}

EditResult removeRange(TextRange range, Message title)
{
    Change change;
    change.edits.add({range, ""});
    change.title = std::move(title);
    change.selection = {range.begin, range.begin};
    return change;
}

} // namespace

EditResult removeEdge(const Source &source, const dockerfile::StageEdge &edge)
{
    const auto &model = source.model;
    if (edge.target >= model.stages.size() ||
        edge.instruction >= model.stages[edge.target].instructions.size())
        return refuse(MSG("edit", "There is no such line any more"));
    const auto &stage = model.stages[edge.target];
    const auto &instruction = stage.instructions[edge.instruction];
    const auto text = source.snapshot.text();
    const bool isOwnLine = edge.kind == EdgeKind::CopyFrom || edge.kind == EdgeKind::MountFrom;
    if (isOwnLine && movesNumbers(source, edge))
        return refuse(
            MSG("edit", "A --from with a number counts this image; put a name there first"));
    switch (edge.kind) {
    case EdgeKind::Base:
        return refuse(MSG("edit", "Stage %1 needs a base: choose another one instead"),
                      {stage.displayName()});
    case EdgeKind::OnBuild:
        return refuse(MSG("edit", "An ONBUILD instruction of the base of %1 makes this edge"),
                      {stage.displayName()});
    case EdgeKind::CopyFrom:
        return removeRange(wholeLines(text, instruction.range),
                           Message(MSG("edit", "Remove '%1'"), {instruction.summary()}));
    case EdgeKind::MountFrom:
        break;
    }
    const auto *run = instruction.as<dockerfile::RunInstruction>();
    if (!run || !edge.mount || *edge.mount >= run->mounts.size())
        return refuse(MSG("edit", "There is no such line any more"));
    const auto flag = run->mounts[*edge.mount].range;
    return removeRange(flagRange(text, instruction, flag, model.escape),
                       Message(MSG("edit", "Remove the mount %1"), {text::slice(text, flag)}));
}

} // namespace stagewright::edit
