#include "core/base/support/strings.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/references.h"
#include "core/language/edit/stages.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace stagewright::edit {

namespace {

using dockerfile::Instruction;
using dockerfile::InstructionKind;
using dockerfile::Stage;

std::optional<Refusal> checkSplit(const Source &source, Row at, std::string_view name)
{
    if (auto refusal = checkMovableRow(source, at))
        return refusal;
    const auto &stage = source.model.stages[at.stage];
    const auto &rows = stage.instructions;
    if (at.instruction == 1)
        return Refusal{Message(MSG("edit", "Nothing but FROM would stay in %1: split it further "
                                           "down"),
                               {stage.displayName()})};
    const auto first = rows.begin();
    const auto trigger =
        std::find_if(first, first + static_cast<std::ptrdiff_t>(at.instruction),
                     [](const Instruction &row) { return row.kind == InstructionKind::OnBuild; });
    if (trigger != first + static_cast<std::ptrdiff_t>(at.instruction))
        return Refusal{Message(MSG("edit", "The ONBUILD on line %1 would act in the second part: "
                                           "split above it, or move it down"),
                               {std::to_string(trigger->line + 1)})};
    return checkStageName(source.model, name, at.stage + 1);
}

/// The name of a stage, or `wish` once the rewrite gave it that.
tl::expected<std::string, Refusal> nameOf(const Source &source, std::size_t stage,
                                          const std::string &wish, Rewrite &rewrite)
{
    const auto &current = source.model.stages[stage];
    if (!current.instructions.front().isValid)
        return refuse(MSG("edit", "The FROM line of %1 has an error; mend it first"),
                      {current.displayName()});
    if (!current.name.empty())
        return current.name;
    auto naming = renameStage(source, stage, wish);
    if (!naming)
        return tl::unexpected(std::move(naming).error());
    rewrite.replace(naming->edits);
    return wish;
}

std::string_view blankAbove(std::string_view text, std::uint32_t offset)
{
    const auto line = lineStart(text, offset == 0 ? 0 : offset - 1);
    return trim(text.substr(line, offset - line)).empty() ? "" : "\n";
}

/// What rows need that stand in another stage from now on: the last WORKDIR, unless it depends on
/// others, and ARGs and ENVs whose variables they use. In file order.
std::vector<const Instruction *> neededBy(const Stage &stage, std::size_t first)
{
    const auto &rows = stage.instructions;
    std::string used;
    for (auto i = first; i < rows.size(); ++i)
        used += rows[i].argumentText + "\n";
    std::vector<const Instruction *> needed;
    bool hasWorkdir = false;
    for (auto i = first; i-- > 1;) {
        const auto *workdir = rows[i].as<dockerfile::WorkdirInstruction>();
        const bool isWorkdir =
            workdir && !std::exchange(hasWorkdir, true) && workdir->path.text.starts_with('/');
        const auto names = variablesOf(rows[i]);
        const bool isUsed = std::ranges::any_of(
            names, [&](const std::string &name) { return usesVariable(used, name); });
        if (!isWorkdir && !isUsed)
            continue;
        needed.insert(needed.begin(), &rows[i]);
        used += rows[i].argumentText + "\n";
    }
    return needed;
}

/// Behind the rows that make files, and behind every ONBUILD, which acts in other stages.
std::size_t firstRuntimeRow(const Stage &stage)
{
    const auto &rows = stage.instructions;
    auto index = behindFileRows(stage);
    for (auto i = index; i < rows.size(); ++i) {
        if (rows[i].kind == InstructionKind::OnBuild)
            index = i + 1;
    }
    return index;
}

} // namespace

EditResult splitStage(const Source &source, Row at, std::string_view name)
{
    if (auto refusal = checkSplit(source, at, name))
        return tl::unexpected(std::move(*refusal));
    const auto &model = source.model;
    Rewrite rewrite(source.snapshot.text());
    auto wish = freeStageName(model, "base");
    if (equalsIgnoringAsciiCase(wish, name))
        wish = freeStageName(model, wish + "-1");
    const auto first = nameOf(source, at.stage, wish, rewrite);
    if (!first)
        return tl::unexpected(first.error());
    const auto references = plainReferences(source, at.stage);
    if (!references)
        return tl::unexpected(references.error());
    for (const auto range : *references)
        rewrite.replace(range, toLowerAscii(name));
    const auto offset = placeOf(source, at);
    rewrite.insert(
        offset, concat(blankAbove(source.snapshot.text(), offset), fromLine(source, *first, name)));
    Outcome outcome(model);
    outcome.splitStage(at);
    outcome.redirect(at.stage, at.stage + 1);
    renumber(source, outcome, rewrite);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Split %1 at '%2'"), {model.stages[at.stage].displayName(),
                                                            instructionAt(source, at).summary()}),
                  {{at.stage + 1, 0}, Selected::Part::Name});
}

EditResult splitIntoBuildAndRuntime(const Source &source, std::size_t stage, std::string_view base,
                                    std::string_view name, std::string_view builderName,
                                    const std::vector<CarriedPath> &paths)
{
    if (auto refusal = checkStage(source, stage))
        return tl::unexpected(std::move(*refusal));
    if (auto refusal = checkNewStage(source, base, name, stage + 1))
        return tl::unexpected(std::move(*refusal));
    if (paths.empty())
        return refuse(MSG("edit", "Choose at least one path that the runtime stage needs"));
    const auto &model = source.model;
    const auto &current = model.stages[stage];
    Rewrite rewrite(source.snapshot.text());
    const auto usual = equalsIgnoringAsciiCase(name, "builder") ? "build" : "builder";
    const auto wish = builderName.empty() ? freeStageName(model, usual) : std::string(builderName);
    if (equalsIgnoringAsciiCase(wish, name) && current.name.empty())
        return refuse(MSG("edit", "Both stages would be named %1"), {name});
    const auto builder = nameOf(source, stage, wish, rewrite);
    if (!builder)
        return tl::unexpected(builder.error());
    const Row at{stage, firstRuntimeRow(current)};
    if (auto refusal = checkPlace(source, at))
        return tl::unexpected(std::move(*refusal));
    Outcome outcome(model);
    outcome.splitStage(at);
    std::string lines;
    const auto add = [&](const std::string &line) {
        lines += line + "\n";
        outcome.insertRow({stage + 1, 1});
    };
    for (const auto *row : neededBy(current, at.instruction))
        add(std::string(text::slice(source.snapshot.text(), row->range)));
    for (const auto &path : paths) {
        for (const auto &part : {path.path, path.destination}) {
            if (auto refusal = checkPath(part))
                return tl::unexpected(std::move(*refusal));
        }
        add(concat(keywordLikeFile(model, "COPY"), " --from=", *builder, " ",
                   copyArguments({path.path}, path.destination, model.escape)));
    }
    const auto all = fromLine(source, base, name) + lines;
    if (at.instruction == current.instructions.size()) {
        const auto place = placeOfStage(source, stage + 1);
        rewrite.insert(place.offset, concat(place.above, all, place.below));
    } else {
        const auto offset = placeOf(source, at);
        rewrite.insert(offset, concat(blankAbove(source.snapshot.text(), offset), all));
    }
    renumber(source, outcome, rewrite);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Split %1 into build and runtime"), {current.displayName()}),
                  {{stage + 1, 0}, Selected::Part::Base});
}

} // namespace stagewright::edit
