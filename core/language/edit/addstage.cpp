#include "core/base/support/strings.h"
#include "core/language/dockerfile/stagename.h"
#include "core/language/edit/references.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

bool isBlankLine(std::string_view line)
{
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string_view lineAt(std::string_view text, std::uint32_t offset)
{
    return text.substr(offset, behindLine(text, offset) - offset);
}

/// Behind the stage's last instruction, and behind comments that follow it at once, unless they
/// stand on top of the next FROM.
std::uint32_t endOfStage(std::string_view text, std::uint32_t lastByte)
{
    const auto end = behindLine(text, lastByte);
    auto offset = end;
    while (offset < text.size() && !isBlankLine(lineAt(text, offset))) {
        if (!trim(lineAt(text, offset)).starts_with('#'))
            return end;
        offset = behindLine(text, offset);
    }
    return offset;
}

/// Numbers count stages from 0: those behind the new stage move on by one.
void shiftNumbers(const Source &source, std::size_t newIndex, text::EditList &edits)
{
    for (const auto range : numberedReferences(source.model)) {
        const auto number = stageNumber(text::slice(source.snapshot.text(), range));
        if (number && *number >= newIndex)
            edits.add({range, std::to_string(*number + 1)});
    }
}

std::optional<Refusal> check(const Source &source, std::string_view base, std::string_view name,
                             std::size_t newIndex)
{
    const auto &model = source.model;
    if (!isBaseWord(base, model.escape))
        return Refusal{Message(MSG("edit", "'%1' is no name of an image or a stage"), {base})};
    if (!name.empty()) {
        if (auto refusal = checkStageName(model, name, newIndex))
            return refusal;
    }
    const bool isLater =
        model.findBaseStage(base, model.stages.size()) && !model.findBaseStage(base, newIndex);
    if (isLater)
        return Refusal{Message(MSG("edit", "Stage %1 comes later in the file: a stage can only be "
                                           "built on one that comes before it"),
                               {base})};
    const auto &last =
        newIndex == 0 ? model.globalArguments : model.stages[newIndex - 1].instructions;
    const bool isOpen = (!last.empty() && last.back().isOpen) ||
                        (!model.misplaced.empty() && model.misplaced.back().isOpen);
    if (isOpen)
        return Refusal{Message(MSG("edit", "The instruction in front is not finished; a new stage "
                                           "would become part of it"))};
    return std::nullopt;
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
    const auto text = source.snapshot.text();
    if (after && *after >= model.stages.size())
        return refuse(MSG("edit", "There is no such stage any more"));
    const auto newIndex = after ? *after + 1 : model.stages.size();
    if (auto refusal = check(source, base, name, newIndex))
        return tl::unexpected(std::move(*refusal));
    const bool atEnd = newIndex == model.stages.size();
    const auto offset = atEnd ? static_cast<std::uint32_t>(text.size())
                              : endOfStage(text, model.stages[newIndex - 1].range.end);
    auto line = concat(keywordLikeFile(model, "FROM"), " ", base);
    if (!name.empty())
        line += concat(" ", keywordLikeFile(model, "AS"), " ", name);
    const bool isFirst = text.substr(0, offset).find_first_not_of(" \t\r\n") == std::string::npos;
    const bool isBehindBlank = offset > 0 && text[offset - 1] == '\n' &&
                               isBlankLine(lineAt(text, lineStart(text, offset - 1)));
    auto insertion = lineInsertion(text, offset, line);
    const auto blank = isFirst || isBehindBlank ? std::string_view() : lineEnd(text);
    insertion.insert(0, blank);
    if (!atEnd && !isBlankLine(lineAt(text, offset)))
        insertion += lineEnd(text);
    const auto baseAt = insertion.size() - insertion.find(line) - 5;
    Change change;
    shiftNumbers(source, newIndex, change.edits);
    change.edits.add({{offset, offset}, std::move(insertion)});
    change.selection.begin = change.edits.map(offset) - static_cast<std::uint32_t>(baseAt);
    change.selection.end = change.selection.begin + static_cast<std::uint32_t>(base.size());
    change.title = name.empty() ? Message(MSG("edit", "Add a stage on %1"), {base})
                                : Message(MSG("edit", "Add stage %1"), {name});
    return change;
}

} // namespace stagewright::edit
