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

/// Paths and a destination of COPY and ADD, in JSON form where one needs it.
std::string copyArguments(const std::vector<std::string> &paths, std::string_view destination,
                          char escape);

/// Why a path cannot stand in such a line; nothing where it can.
std::optional<Refusal> checkPath(std::string_view path);

/// One word that FROM takes for an image, a stage, or a variable.
bool isBaseWord(std::string_view base, char escape);

} // namespace stagewright::edit
