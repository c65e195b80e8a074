#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"

namespace stagewright::edit {

using dockerfile::EdgeKind;

namespace {

/// Comments stay: they may be about more than this line.
EditResult removeCopy(const Source &source, Row row)
{
    const auto text = source.snapshot.text();
    const auto &instruction = instructionAt(source, row);
    Rewrite rewrite(text);
    rewrite.remove(
        {lineStart(text, instruction.range.begin), behindLine(text, instruction.range.end)});
    Outcome outcome(source.model);
    outcome.removeRow(row);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Remove '%1'"), {instruction.summary()}));
}

} // namespace

EditResult removeEdge(const Source &source, const dockerfile::StageEdge &edge)
{
    const Row row{edge.target, edge.instruction};
    if (auto refusal = checkRow(source, row))
        return tl::unexpected(std::move(*refusal));
    const auto &stage = source.model.stages[edge.target];
    switch (edge.kind) {
    case EdgeKind::Base:
        return refuse(MSG("edit", "Stage %1 needs a base: choose another one instead"),
                      {stage.displayName()});
    case EdgeKind::OnBuild:
        return refuse(MSG("edit", "An ONBUILD instruction of the base of %1 makes this edge"),
                      {stage.displayName()});
    case EdgeKind::CopyFrom:
        return removeCopy(source, row);
    case EdgeKind::MountFrom:
        break;
    }
    const auto &instruction = instructionAt(source, row);
    const auto *run = instruction.as<dockerfile::RunInstruction>();
    if (!run || !edge.mount || *edge.mount >= run->mounts.size())
        return refuse(MSG("edit", "There is no such line any more"));
    const auto flag = run->mounts[*edge.mount].range;
    Rewrite rewrite(source.snapshot.text());
    rewrite.replace(flagWithBlanks(source, instruction, flag), "");
    Outcome outcome(source.model);
    outcome.change(row);
    return finish(
        source, rewrite, outcome,
        Message(MSG("edit", "Remove the mount %1"), {text::slice(source.snapshot.text(), flag)}));
}

} // namespace stagewright::edit
