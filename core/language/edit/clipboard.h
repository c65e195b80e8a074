/// Stages and rows as Dockerfile text, out of a file and into it.
#pragma once

#include "core/language/edit/edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::edit {

/// Stages as Dockerfile text, in file order, with their comments, the global ARGs that their FROM
/// lines use, and `# escape=` where the file has one. Lines end in "\n". Numbers count the stages
/// of the copy; a stage outside of it is called by its name, or stage-N where it has none of its
/// own.
std::string copyStages(const Source &source, const std::vector<std::size_t> &stages);
/// Rows with their comments, in file order; a FROM among them starts a stage.
std::string copyRows(const Source &source, const std::vector<Row> &rows);

/// Inserts stages behind stage `after` (nothing: at the end of the file). Their names are made free
/// where they are taken, with the references among them; numbers among them are counted on; global
/// ARGs that the file does not have come along. Other names mean what they mean in this file.
/// Refused where the text is no Dockerfile text with stages, or wrong, with what is wrong and
/// where.
EditResult pasteStages(const Source &source, std::string_view text,
                       std::optional<std::size_t> after = std::nullopt);

/// Inserts instructions in front of a row (see rows.h). Refused where the text holds a FROM, is no
/// Dockerfile text, or wrong.
EditResult pasteInstructions(const Source &source, Row before, std::string_view text);

} // namespace stagewright::edit
