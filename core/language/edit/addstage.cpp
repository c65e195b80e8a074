#include "core/base/support/strings.h"
#include "core/language/dockerfile/stagename.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/references.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

bool isOpenInFront(const dockerfile::Dockerfile &model, std::size_t index)
{
    const auto &last = index == 0 ? model.globalArguments : model.stages[index - 1].instructions;
    return (!last.empty() && last.back().isOpen) ||
           (!model.misplaced.empty() && model.misplaced.back().isOpen);
}

} // namespace

std::string freeStageName(const dockerfile::Dockerfile &model, std::string_view wish)
{
    auto name = toLowerAscii(wish);
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return !dockerfile::isStageName(std::string("a") + c); }, '-');
    if (!dockerfile::isStageName(name))
        name = concat("stage", name.empty() ? "" : "-", name);
    auto candidate = name;
    for (int i = 2; checkStageName(model, candidate, 0); ++i)
        candidate = concat(name, "-", std::to_string(i));
    return candidate;
}

EditResult addStage(const Source &source, std::string_view base, std::string_view name,
                    std::optional<std::size_t> after)
{
    const auto &model = source.model;
    if (after) {
        if (auto refusal = checkStage(source, *after))
            return tl::unexpected(std::move(*refusal));
    }
    const auto index = after ? *after + 1 : model.stages.size();
    if (auto refusal = checkNewStage(source, base, name, index))
        return tl::unexpected(std::move(*refusal));
    if (isOpenInFront(model, index))
        return refuse(MSG("edit", "The instruction in front is not finished; a new stage would "
                                  "become part of it"));
    Rewrite rewrite(source.snapshot.text());
    const auto place = placeOfStage(source, index);
    rewrite.insert(place.offset, concat(place.above, fromLine(source, base, name), place.below));
    Outcome outcome(model);
    outcome.insertStage(index, {});
    renumber(source, outcome, rewrite);
    auto title = name.empty() ? Message(MSG("edit", "Add a stage on %1"), {base})
                              : Message(MSG("edit", "Add stage %1"), {name});
    return finish(source, rewrite, outcome, std::move(title), {{index, 0}, Selected::Part::Base});
}

} // namespace stagewright::edit
