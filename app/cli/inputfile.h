/// Files named on the command line.
#pragma once

#include "core/base/support/result.h"

#include <string>
#include <string_view>

namespace stagewright::app {

/// The whole file; `-` is stdin. Errors: NotFound, PermissionDenied, Io, and InvalidArgument for a
/// directory or a file that is too large to be a text.
Result<std::string> readInput(std::string_view path);

} // namespace stagewright::app
