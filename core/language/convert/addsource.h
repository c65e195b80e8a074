/// Private to the room: what a source of ADD or COPY names.
#pragma once

#include "core/language/convert/resolved.h"
#include "core/language/dockerfile/expander.h"

#include <string_view>
#include <variant>

namespace stagewright::convert {

/// An empty PathSource where it is a local path. Errors: a git reference with a wrong query.
dockerfile::Expected<std::variant<PathSource, HttpSource, dockerfile::GitReference>>
readRemoteSource(std::string_view text);

} // namespace stagewright::convert
