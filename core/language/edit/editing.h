/// What the gestures share: how the file is written, and which names are taken.
#pragma once

#include "core/language/edit/edit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::edit {

using text::TextRange;

/// "\r\n" where the first line of the text ends so, else "\n".
std::string_view lineEnd(std::string_view text);

/// `keyword` in lower case where most keywords of the file are, else in upper case.
std::string keywordLikeFile(const dockerfile::Dockerfile &model, std::string_view keyword);

/// Behind the line end that follows `offset`; the end of the text where there is none.
std::uint32_t behindLine(std::string_view text, std::uint32_t offset);
/// Start of the line that `offset` stands in.
std::uint32_t lineStart(std::string_view text, std::uint32_t offset);

/// A whole line as an insertion at `offset`, which is a line start or the end of the text; a
/// missing final newline stays missing.
std::string lineInsertion(std::string_view text, std::uint32_t offset, std::string_view line);

/// `scratch` and `context` mean something else in references.
bool isReservedName(std::string_view name);

/// True where some --from, from=, or FROM of the stages from `firstBehind` on means an image of
/// this name, and would mean a stage of this name.
bool isImageName(const dockerfile::Dockerfile &model, std::string_view name,
                 std::size_t firstBehind);

/// Why a stage in front of stage `firstBehind` cannot be called so; nothing where it can. `self`: a
/// stage that may have the name already.
std::optional<Refusal> checkStageName(const dockerfile::Dockerfile &model, std::string_view name,
                                      std::size_t firstBehind,
                                      std::optional<std::size_t> self = std::nullopt);

/// A reference to a stage by name in COPY --from or a mount's from, in ONBUILD too.
struct NamedReference
{
    dockerfile::Word word;
    std::size_t stage = 0; ///< the stage that it stands in
};
/// Every `--from` and `from` in the file; numbers in `--from` are left out.
std::vector<NamedReference> namedReferences(const dockerfile::Dockerfile &model);

/// Ranges of the numbers in `--from`. In ONBUILD only where a stage of this file is built on it:
/// elsewhere they count the stages of another file.
std::vector<TextRange> numberedReferences(const dockerfile::Dockerfile &model);

/// The number of a numeric `--from`.
std::optional<std::uint64_t> stageNumber(std::string_view reference);

/// Names that an ARG or ENV sets.
std::vector<std::string> variablesOf(const dockerfile::Instruction &instruction);
/// True where `$name` or `${name` stands in the text.
bool usesVariable(std::string_view text, std::string_view name);

inline tl::unexpected<Refusal> refuse(std::string_view text,
                                      std::initializer_list<std::string_view> arguments = {})
{
    return tl::unexpected(Refusal{Message(text, arguments)});
}

} // namespace stagewright::edit
