#include "core/language/edit/rows.h"

#include "core/base/support/strings.h"
#include "core/language/edit/fragment.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"

namespace stagewright::edit {

namespace {

const dockerfile::Instruction &onlyRow(const Fragment &fragment)
{
    return fragment.parsed.model.stages.front().instructions.back();
}

std::string summaryOf(const Source &source, Row row)
{
    return instructionAt(source, row).summary();
}

bool isSamePlace(Row row, Row before)
{
    return row.stage == before.stage &&
           (before.instruction == row.instruction || before.instruction == row.instruction + 1);
}

/// A FROM in place of another one.
EditResult changeFrom(const Source &source, Row row, std::string_view text)
{
    const auto fragment = readStages(source, text);
    if (!fragment)
        return tl::unexpected(fragment.error());
    const auto &model = fragment->parsed.model;
    const auto &stage = source.model.stages[row.stage];
    const auto &now = model.stages.front();
    const bool isOne =
        model.stages.size() == 1 && now.instructions.size() == 1 && model.globalArguments.empty();
    if (!isOne)
        return refuse(MSG("edit", "One FROM is needed here"));
    if (now.name != stage.name)
        return refuse(MSG("edit", "Another name would leave the references to %1 behind: rename "
                                  "the stage instead"),
                      {stage.displayName()});
    const auto later = source.model.findBaseStage(now.base, source.model.stages.size());
    if (later && !source.model.findBaseStage(now.base, row.stage))
        return refuse(MSG("edit", "Stage %1 comes later in the file: a stage can only be built on "
                                  "one that comes before it"),
                      {now.base});
    Rewrite rewrite(source.snapshot.text());
    rewrite.replace(instructionAt(source, row).range,
                    std::string(text::slice(fragment->parsed.text(), now.range)));
    Outcome outcome(source.model);
    outcome.change(row);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Change '%1'"), {summaryOf(source, row)}), {row});
}

} // namespace

EditResult insertInstruction(const Source &source, Row before, std::string_view text)
{
    if (auto refusal = checkPlace(source, before))
        return tl::unexpected(std::move(*refusal));
    const auto fragment = readRows(source, text);
    if (!fragment)
        return tl::unexpected(fragment.error());
    if (fragment->parsed.model.stages.front().instructions.size() > 2)
        return refuse(MSG("edit", "One instruction is needed here, not several"));
    Rewrite rewrite(source.snapshot.text());
    rewrite.insert(placeOf(source, before), rowsLikeFile(source, *fragment, before));
    Outcome outcome(source.model);
    outcome.insertRow(before);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Insert '%1'"), {onlyRow(*fragment).summary()}), {before});
}

EditResult changeInstruction(const Source &source, Row row, std::string_view text)
{
    if (auto refusal = checkRow(source, row))
        return tl::unexpected(std::move(*refusal));
    const auto range = instructionAt(source, row).range;
    if (row.instruction == 0)
        return changeFrom(source, row, text);
    const auto fragment = readRows(source, text);
    if (!fragment)
        return tl::unexpected(fragment.error());
    if (fragment->parsed.model.stages.front().instructions.size() > 2)
        return refuse(MSG("edit", "One instruction is needed here, not several"));
    Rewrite rewrite(source.snapshot.text());
    const auto written = text::slice(fragment->parsed.text(), onlyRow(*fragment).range);
    if (written == withPlainLineEnds(text::slice(source.snapshot.text(), range)))
        return refuse(MSG("edit", "The line reads so already"));
    rewrite.replace(range, withLineEnds(written, lineEnd(source.snapshot.text())));
    Outcome outcome(source.model);
    outcome.change(row);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Change '%1'"), {summaryOf(source, row)}), {row});
}

EditResult deleteInstruction(const Source &source, Row row)
{
    if (auto refusal = checkMovableRow(source, row))
        return tl::unexpected(std::move(*refusal));
    Rewrite rewrite(source.snapshot.text());
    rewrite.remove(linesOf(source, row));
    Outcome outcome(source.model);
    outcome.removeRow(row);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Remove '%1'"), {summaryOf(source, row)}));
}

EditResult moveInstruction(const Source &source, Row row, Row before)
{
    if (auto refusal = checkMovableRow(source, row))
        return tl::unexpected(std::move(*refusal));
    if (auto refusal = checkPlace(source, before))
        return tl::unexpected(std::move(*refusal));
    if (isSamePlace(row, before))
        return refuse(MSG("edit", "The line stands there already"));
    Rewrite rewrite(source.snapshot.text());
    rewrite.move(linesOf(source, row), placeOf(source, before));
    Outcome outcome(source.model);
    outcome.moveRow(row, before);
    const bool movesUp = row.stage == before.stage && row.instruction < before.instruction;
    const Row now{before.stage, before.instruction - (movesUp ? 1 : 0)};
    auto title =
        row.stage == before.stage
            ? Message(MSG("edit", "Move '%1'"), {summaryOf(source, row)})
            : Message(MSG("edit", "Move '%1' to %2"),
                      {summaryOf(source, row), source.model.stages[before.stage].displayName()});
    return finish(source, rewrite, outcome, std::move(title), {now});
}

EditResult duplicateInstruction(const Source &source, Row row)
{
    if (auto refusal = checkMovableRow(source, row))
        return tl::unexpected(std::move(*refusal));
    const Row behind{row.stage, row.instruction + 1};
    if (auto refusal = checkPlace(source, behind))
        return tl::unexpected(std::move(*refusal));
    Rewrite rewrite(source.snapshot.text());
    const auto lines = linesOf(source, row);
    rewrite.copy(lines, lines.end);
    Outcome outcome(source.model);
    outcome.insertRow(behind, row);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Duplicate '%1'"), {summaryOf(source, row)}), {behind});
}

} // namespace stagewright::edit
