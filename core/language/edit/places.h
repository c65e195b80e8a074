/// Which lines belong to a row or a stage, and where new ones go.
#pragma once

#include "core/language/edit/editing.h"

#include <optional>
#include <string>

namespace stagewright::edit {

/// Why there is no such stage, or no such row; nothing where there is.
std::optional<Refusal> checkStage(const Source &source, std::size_t stage);
std::optional<Refusal> checkRow(const Source &source, Row row);
/// A row, but no FROM.
std::optional<Refusal> checkMovableRow(const Source &source, Row row);
/// A place between rows: behind the FROM, at most behind the last row.
std::optional<Refusal> checkPlace(const Source &source, Row before);

const dockerfile::Instruction &instructionAt(const Source &source, Row row);

/// Whole lines: the comments directly above an instruction, and the instruction.
TextRange linesOf(const Source &source, Row row);
/// The rows of a stage, and comments that follow the last at once, but stand on no FROM.
TextRange linesOf(const Source &source, std::size_t stage);

/// Where lines go that shall stand in front of a row.
std::uint32_t placeOf(const Source &source, Row before);

/// Where a new stage goes, and the blank lines that it needs around it.
struct StagePlace
{
    std::uint32_t offset = 0;
    std::string_view above; ///< "\n" or nothing
    std::string_view below;
};
StagePlace placeOfStage(const Source &source, std::size_t index);

/// The index behind the last row that is not about how the image runs or what it is called (CMD,
/// ENTRYPOINT, LABEL and the like); 1 where there is none.
std::size_t behindFileRows(const dockerfile::Stage &stage);

/// A flag and the blanks behind it; its whole line where nothing else but a continuation stands on
/// it.
TextRange flagWithBlanks(const Source &source, const dockerfile::Instruction &instruction,
                         TextRange flag);

/// The blanks and tabs in front of an instruction.
std::string_view indentOf(const Source &source, const dockerfile::Instruction &instruction);

/// True where the line in front of a line start is a comment: it would belong to what comes next.
bool isBehindComment(std::string_view text, std::uint32_t offset);
/// True at the end of the text too.
bool isBlankLineAt(std::string_view text, std::uint32_t offset);

/// With the blank lines directly above, or directly below.
TextRange withBlankLinesAbove(std::string_view text, TextRange lines);
TextRange withBlankLinesBelow(std::string_view text, TextRange lines);

} // namespace stagewright::edit
