/// Go's filepath.Match on one component of a path.
#pragma once

#include "core/base/support/result.h"

#include <string_view>

namespace stagewright::dockerfile {

/// False for an open bracket, a bad class, a `\` at the end.
bool isWellFormedGlob(std::string_view pattern);

/// True where the text holds `*`, `?` or `[` without a backslash before it.
bool hasWildcard(std::string_view component);

/// `*` any bytes, `?` one character, `[a-z]`, `[^a]` classes, `\x` the character itself. The
/// whole name must match. Errors: InvalidArgument ("syntax error in pattern"). Linear in
/// name times pattern.
Result<bool> matchComponent(std::string_view pattern, std::string_view name);

} // namespace stagewright::dockerfile
