#include "core/base/support/strings.h"
#include "core/language/edit/editing.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::Instruction;
using dockerfile::InstructionKind;

/// Says how the image runs and what it is called, not what lies in it.
bool isMetadata(InstructionKind kind)
{
    constexpr InstructionKind kKinds[] = {InstructionKind::Cmd,        InstructionKind::Entrypoint,
                                          InstructionKind::Expose,     InstructionKind::Healthcheck,
                                          InstructionKind::Label,      InstructionKind::StopSignal,
                                          InstructionKind::User,       InstructionKind::Volume,
                                          InstructionKind::Maintainer, InstructionKind::OnBuild};
    return std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds);
}

/// The last instruction that is not trailing metadata; the FROM if there is no other.
const Instruction &lastFileInstruction(const dockerfile::Stage &stage)
{
    auto index = stage.instructions.size() - 1;
    while (index > 0 && isMetadata(stage.instructions[index].kind))
        --index;
    return stage.instructions[index];
}

bool hasBadCharacter(std::string_view path)
{
    return path.empty() || path.find('\n') != std::string_view::npos ||
           path.find('\0') != std::string_view::npos;
}

/// White space splits words, quotes and escapes change them, and a few beginnings mean something
/// else; inside a JSON array they are plain text.
bool needsJson(std::string_view path, char escape)
{
    return path.find_first_of(" \t\v\f\r\"'\\\xC2\xE1\xE2\xE3") != std::string_view::npos ||
           path.find(escape) != std::string_view::npos || path.starts_with("--") ||
           path.starts_with('[');
}

std::string jsonString(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            result += concat("\\u00", toHex(std::vector{static_cast<std::uint8_t>(c)}));
        else
            result += c;
    }
    return result + '"';
}

std::string copyArguments(std::string_view path, std::string_view destination, char escape)
{
    if (needsJson(path, escape) || needsJson(destination, escape))
        return concat("[", jsonString(path), ", ", jsonString(destination), "]");
    return concat(path, " ", destination);
}

std::optional<Refusal> check(const Source &source, std::size_t from, std::size_t to,
                             std::string_view path, std::string_view destination)
{
    const auto &stages = source.model.stages;
    if (from >= stages.size() || to >= stages.size())
        return Refusal{Message(MSG("edit", "There is no such stage any more"))};
    if (from == to)
        return Refusal{Message(MSG("edit", "A stage cannot copy from itself"))};
    if (from > to)
        return Refusal{Message(MSG("edit", "Stage %1 comes later in the file than %2: a stage can "
                                           "only copy from one that comes before it. Move %1 above "
                                           "%2 first"),
                               {stages[from].displayName(), stages[to].displayName()})};
    if (hasBadCharacter(path) || hasBadCharacter(destination))
        return Refusal{
            Message(MSG("edit", "A path and a destination are needed, each on one line"))};
    if (path.find("<<") != std::string_view::npos ||
        destination.find("<<") != std::string_view::npos)
        return Refusal{
            Message(MSG("edit", "'<<' would start a heredoc; such a path cannot be copied"))};
    if (lastFileInstruction(stages[to]).isOpen)
        return Refusal{Message(MSG("edit", "The instruction in front is not finished; the new line "
                                           "would become part of it"))};
    return std::nullopt;
}

/// How a COPY calls the source: by name, or by number where the name means another stage. An
/// unnamed stage gets a name.
tl::expected<std::string, Refusal> sourceName(const Source &source, std::size_t stage,
                                              text::EditList &edits)
{
    const auto &model = source.model;
    const auto &name = model.stages[stage].name;
    if (!name.empty())
        return model.findStage(name) == stage ? name : std::to_string(stage);
    auto newName = freeStageName(model, "builder");
    auto naming = renameStage(source, stage, newName);
    if (!naming)
        return tl::unexpected(std::move(naming).error());
    for (const auto &edit : naming->edits.edits())
        edits.add(edit);
    return newName;
}

} // namespace

EditResult connect(const Source &source, std::size_t sourceStage, std::size_t targetStage,
                   std::string_view path, std::string_view destination)
{
    if (auto refusal = check(source, sourceStage, targetStage, path, destination))
        return tl::unexpected(std::move(*refusal));
    const auto &model = source.model;
    const auto text = source.snapshot.text();
    Change change;
    const auto name = sourceName(source, sourceStage, change.edits);
    if (!name)
        return tl::unexpected(name.error());
    const auto &anchor = lastFileInstruction(model.stages[targetStage]);
    const auto offset = behindLine(text, anchor.range.end);
    const auto head = concat(keywordLikeFile(model, "COPY"), " --from=", *name, " ");
    const auto arguments = copyArguments(path, destination, model.escape);
    auto insertion = lineInsertion(text, offset, head + arguments);
    const auto behindArguments = insertion.size() - insertion.rfind(arguments) - arguments.size();
    change.edits.add({{offset, offset}, std::move(insertion)});
    change.selection.end = change.edits.map(offset) - static_cast<std::uint32_t>(behindArguments);
    change.selection.begin = change.selection.end - static_cast<std::uint32_t>(arguments.size());
    change.title = Message(MSG("edit", "Copy %1 from %2 to %3"),
                           {path, *name, model.stages[targetStage].displayName()});
    return change;
}

} // namespace stagewright::edit
