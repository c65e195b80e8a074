#include "core/language/edit/places.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::InstructionKind;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::string_view lineAt(std::string_view text, std::uint32_t offset)
{
    return text.substr(offset, behindLine(text, offset) - offset);
}

bool isComment(std::string_view line)
{
    return trim(line).starts_with('#');
}

bool isBlank(std::string_view line)
{
    return trim(line).empty();
}

/// Says how the image runs and what it is called, not what lies in it.
bool isMetadata(InstructionKind kind)
{
    constexpr InstructionKind kKinds[] = {InstructionKind::Cmd,        InstructionKind::Entrypoint,
                                          InstructionKind::Expose,     InstructionKind::Healthcheck,
                                          InstructionKind::Label,      InstructionKind::StopSignal,
                                          InstructionKind::User,       InstructionKind::Volume,
                                          InstructionKind::Maintainer, InstructionKind::OnBuild};
    return std::ranges::find(kKinds, kind) != std::end(kKinds);
}

/// The first byte that an instruction, a directive, or a byte order mark does not hold, in front of
/// a row.
std::uint32_t endInFront(const Source &source, Row row)
{
    const auto text = source.snapshot.text();
    const auto &model = source.model;
    auto end = static_cast<std::uint32_t>(text.starts_with(kBom) ? kBom.size() : 0);
    const auto behind = [&](TextRange range) { end = std::max(end, behindLine(text, range.end)); };
    if (row.instruction > 0) {
        behind(model.stages[row.stage].instructions[row.instruction - 1].range);
        return end;
    }
    if (row.stage > 0) {
        behind(model.stages[row.stage - 1].range);
        return end;
    }
    for (const auto &directive : model.directives)
        behind(directive.range);
    for (const auto *list : {&model.globalArguments, &model.misplaced}) {
        for (const auto &instruction : *list)
            behind(instruction.range);
    }
    return end;
}

/// The line of the keyword, or one above it that holds nothing but a continuation.
std::uint32_t firstLineOf(const Source &source, std::uint32_t first,
                          const dockerfile::Instruction &instruction)
{
    const auto text = source.snapshot.text();
    const auto escape = source.model.escape;
    const auto keywordLine = std::max(first, lineStart(text, instruction.range.begin));
    for (auto line = first; line < keywordLine; line = behindLine(text, line)) {
        if (trim(lineAt(text, line)) == std::string_view(&escape, 1))
            return line;
    }
    return keywordLine;
}

} // namespace

std::optional<Refusal> checkStage(const Source &source, std::size_t stage)
{
    if (stage < source.model.stages.size())
        return std::nullopt;
    return Refusal{Message(MSG("edit", "There is no such stage any more"))};
}

std::optional<Refusal> checkRow(const Source &source, Row row)
{
    if (auto refusal = checkStage(source, row.stage))
        return refusal;
    if (row.instruction < source.model.stages[row.stage].instructions.size())
        return std::nullopt;
    return Refusal{Message(MSG("edit", "There is no such line any more"))};
}

std::optional<Refusal> checkMovableRow(const Source &source, Row row)
{
    if (auto refusal = checkRow(source, row))
        return refusal;
    if (row.instruction > 0)
        return std::nullopt;
    return Refusal{
        Message(MSG("edit", "FROM begins stage %1: it cannot be moved, copied or removed "
                            "alone. Do so with the whole stage"),
                {source.model.stages[row.stage].displayName()})};
}

std::optional<Refusal> checkPlace(const Source &source, Row before)
{
    if (auto refusal = checkStage(source, before.stage))
        return refusal;
    const auto &instructions = source.model.stages[before.stage].instructions;
    if (before.instruction > instructions.size())
        return Refusal{Message(MSG("edit", "There is no such line any more"))};
    if (before.instruction == 0)
        return Refusal{Message(MSG("edit", "Nothing can stand in front of the FROM of stage %1: it "
                                           "would belong to the stage before"),
                               {source.model.stages[before.stage].displayName()})};
    if (instructions[before.instruction - 1].isOpen)
        return Refusal{Message(MSG("edit", "The instruction in front is not finished; the new line "
                                           "would become part of it"))};
    return std::nullopt;
}

const dockerfile::Instruction &instructionAt(const Source &source, Row row)
{
    return source.model.stages[row.stage].instructions[row.instruction];
}

TextRange linesOf(const Source &source, Row row)
{
    const auto text = source.snapshot.text();
    const auto first = endInFront(source, row);
    const auto &instruction = instructionAt(source, row);
    TextRange lines{firstLineOf(source, first, instruction),
                    behindLine(text, instruction.range.end)};
    while (lines.begin > first) {
        const auto above = std::max(first, lineStart(text, lines.begin - 1));
        if (!isComment(lineAt(text, above)))
            break;
        lines.begin = above;
    }
    return lines;
}

TextRange linesOf(const Source &source, std::size_t stage)
{
    const auto text = source.snapshot.text();
    TextRange lines{linesOf(source, Row{stage, 0}).begin,
                    behindLine(text, source.model.stages[stage].range.end)};
    auto end = lines.end;
    while (end < text.size() && isComment(lineAt(text, end)))
        end = behindLine(text, end);
    if (end == text.size() || isBlank(lineAt(text, end)))
        lines.end = end;
    return lines;
}

std::uint32_t placeOf(const Source &source, Row before)
{
    const auto &instructions = source.model.stages[before.stage].instructions;
    if (before.instruction < instructions.size())
        return linesOf(source, before).begin;
    return behindLine(source.snapshot.text(), instructions.back().range.end);
}

StagePlace placeOfStage(const Source &source, std::size_t index)
{
    const auto text = source.snapshot.text();
    const auto count = source.model.stages.size();
    StagePlace place;
    if (index == count)
        place.offset = static_cast<std::uint32_t>(text.size());
    else
        place.offset =
            index == 0 ? linesOf(source, Row{0, 0}).begin : linesOf(source, index - 1).end;
    const bool isFirst = trim(text.substr(0, place.offset)).empty() || (index == 0 && count > 0);
    const bool isBehindBlank = place.offset > 0 && text[place.offset - 1] == '\n' &&
                               isBlank(lineAt(text, lineStart(text, place.offset - 1)));
    place.above = isFirst || isBehindBlank ? "" : "\n";
    place.below = index == count || isBlank(lineAt(text, place.offset)) ? "" : "\n";
    return place;
}

std::size_t behindFileRows(const dockerfile::Stage &stage)
{
    auto index = stage.instructions.size();
    while (index > 1 && isMetadata(stage.instructions[index - 1].kind))
        --index;
    return index;
}

TextRange flagWithBlanks(const Source &source, const dockerfile::Instruction &instruction,
                         TextRange flag)
{
    const auto text = source.snapshot.text();
    auto end = flag.end;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
        ++end;
    const auto begin = lineStart(text, flag.begin);
    const auto before = text.substr(begin, flag.begin - begin);
    const bool isFirst = before.find_first_not_of(" \t") == std::string_view::npos &&
                         begin > instruction.range.begin;
    const auto rest = text.substr(end, behindLine(text, end) - end);
    const bool isLast = rest.starts_with(source.model.escape) &&
                        rest.find_first_not_of(" \t\r\n", 1) == std::string_view::npos &&
                        rest.ends_with('\n');
    if (isFirst && isLast)
        return {begin, behindLine(text, end)};
    return {flag.begin, end};
}

std::string_view indentOf(const Source &source, const dockerfile::Instruction &instruction)
{
    const auto text = source.snapshot.text();
    const auto begin = lineStart(text, instruction.range.begin);
    const auto line = text.substr(begin, instruction.range.begin - begin);
    return line.starts_with(kBom) ? line.substr(kBom.size()) : line;
}

bool isBehindComment(std::string_view text, std::uint32_t offset)
{
    return offset > 0 && isComment(lineAt(text, lineStart(text, offset - 1)));
}

bool isBlankLineAt(std::string_view text, std::uint32_t offset)
{
    return isBlank(lineAt(text, offset));
}

TextRange withBlankLinesAbove(std::string_view text, TextRange lines)
{
    while (lines.begin > 0 && text[lines.begin - 1] == '\n') {
        const auto above = lineStart(text, lines.begin - 1);
        if (!isBlank(lineAt(text, above)))
            break;
        lines.begin = above;
    }
    return lines;
}

TextRange withBlankLinesBelow(std::string_view text, TextRange lines)
{
    while (lines.end < text.size() && isBlank(lineAt(text, lines.end)))
        lines.end = behindLine(text, lines.end);
    return lines;
}

} // namespace stagewright::edit
