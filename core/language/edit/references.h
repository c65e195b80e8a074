/// How lines name stages and images.
#pragma once

#include "core/language/edit/rewrite.h"

#include <string>

namespace stagewright::edit {

/// Where a reference stands: each kind looks names up differently.
enum class ReferencePlace { From, CopyFrom, Mount };

/// How stage `target` names a source: by name, or by number where the name means another stage and
/// a number may stand there. An unnamed stage gets a name, through `rewrite`. Refused where it
/// cannot be named, or does not come before the target.
tl::expected<std::string, Refusal> referenceTo(const Source &source, const SourceEnd &end,
                                               std::size_t target, ReferencePlace place,
                                               Rewrite &rewrite);

/// Every place that names a stage: FROM, --from, from=, in ONBUILD too; numbers are left out.
/// Refused where one goes through a variable.
tl::expected<std::vector<TextRange>, Refusal> plainReferences(const Source &source,
                                                              std::size_t stage);

/// Why stage `index` cannot become a new one of this base and name; nothing where it can. An empty
/// name is no name.
std::optional<Refusal> checkNewStage(const Source &source, std::string_view base,
                                     std::string_view name, std::size_t index);

/// `FROM base AS name` with "\n", in the keyword case of the file; without AS where there is no
/// name.
std::string fromLine(const Source &source, std::string_view base, std::string_view name);

/// Paths and a destination of COPY and ADD, in JSON form where one needs it.
std::string copyArguments(const std::vector<std::string> &paths, std::string_view destination,
                          char escape);

/// Why a path cannot stand in such a line; nothing where it can.
std::optional<Refusal> checkPath(std::string_view path);

/// One word that FROM takes for an image, a stage, or a variable.
bool isBaseWord(std::string_view base, char escape);

} // namespace stagewright::edit
