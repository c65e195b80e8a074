/// Gestures on the instructions of stages. Comments directly above an instruction belong to it and
/// go where it goes. Rows count from 0, the FROM, which stays where it is: what is said about a row
/// is refused for it (but changeInstruction). `before`: the place in front of that row, with its
/// comments; one behind the last row is the end of the stage.
#pragma once

#include "core/language/edit/edit.h"

#include <string>
#include <vector>

namespace stagewright::edit {

/// Inserts the text of one instruction (continuations and heredocs allowed, line ends of any kind)
/// with the indentation of its neighbours and the keyword case of the file. Refused where the text
/// is not exactly one instruction of a stage, or wrong, with what is wrong.
EditResult insertInstruction(const Source &source, Row before, std::string_view text);

/// Replaces an instruction; comments above it and its indentation stay. A FROM may be replaced by
/// a FROM that keeps the name of the stage. Refused as insertInstruction().
EditResult changeInstruction(const Source &source, Row row, std::string_view text);

EditResult deleteInstruction(const Source &source, Row row);

/// Moves an instruction, within its stage or to another one. Numbered references stay right.
/// Refused where the instruction would read from a stage that does not come before it, and where
/// it would stay in its place.
EditResult moveInstruction(const Source &source, Row row, Row before);

/// Puts a copy below the instruction.
EditResult duplicateInstruction(const Source &source, Row row);

/// Inserts `COPY FILES destination`, or one line for each folder: a folder's COPY takes what is in
/// it, so it goes to `destination/NAME`. `files`: absolute paths; the line names them relative to
/// `context`, an absolute path too. Compared as they are written, nothing is looked up. Refused
/// where a file is not inside the context.
struct DroppedFile
{
    std::string path;
    bool isFolder = false;
};
EditResult addCopyFromContext(const Source &source, Row before, std::string_view context,
                              const std::vector<DroppedFile> &files, std::string_view destination);

} // namespace stagewright::edit
