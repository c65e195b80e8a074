#include "core/base/support/strings.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/references.h"

namespace stagewright::edit {

EditResult connect(const Source &source, const SourceEnd &from, std::size_t targetStage,
                   std::string_view path, std::string_view destination)
{
    const auto &model = source.model;
    Rewrite rewrite(source.snapshot.text());
    const auto name = referenceTo(source, from, targetStage, ReferencePlace::CopyFrom, rewrite);
    if (!name)
        return tl::unexpected(name.error());
    for (const auto part : {path, destination}) {
        if (auto refusal = checkPath(part))
            return tl::unexpected(std::move(*refusal));
    }
    const Row place{targetStage, behindFileRows(model.stages[targetStage])};
    if (auto refusal = checkPlace(source, place))
        return tl::unexpected(std::move(*refusal));
    const auto arguments = copyArguments({std::string(path)}, destination, model.escape);
    const auto &anchor = instructionAt(source, {place.stage, place.instruction - 1});
    rewrite.insert(behindLine(source.snapshot.text(), anchor.range.end),
                   concat(keywordLikeFile(model, "COPY"), " --from=", *name, " ", arguments, "\n"));
    Outcome outcome(model);
    outcome.insertRow(place);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Copy %1 from %2 to %3"),
                          {path, *name, model.stages[targetStage].displayName()}),
                  {place, Selected::Part::Arguments});
}

} // namespace stagewright::edit
