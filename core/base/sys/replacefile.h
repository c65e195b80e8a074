/// Exchanging the content of a file that people keep, all or nothing.
#pragma once

#include "core/base/support/result.h"

#include <string>
#include <string_view>

namespace stagewright::sys {

/// Puts `bytes` in place of the content of an existing regular file. Whoever looks, even after a
/// crash, finds the old content or the new one, never a part. Mode stays, and owner as far as the
/// system lets us; a symbolic link stays and its target changes. Trusted host paths only.
/// Errors: the system's; InvalidArgument for what is no regular file. The old file is then as it
/// was.
Result<void> replaceHostFile(const std::string &path, std::string_view bytes);

} // namespace stagewright::sys
