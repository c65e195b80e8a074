/// Paths as BuildKit makes them absolute (util/system/path.go), for Linux and Windows images.
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace stagewright::convert {

enum class Slash {
    Drop,
    Keep, ///< a slash or "/." at the end of what was written stays
};

/// `path` where it is absolute, else joined to `parent` and cleaned; always with slashes. A path
/// that is absolute already stays as it is written. `os` is the image's ("" is Linux): Windows
/// paths lose their drive letter. Errors: what Windows does not take.
tl::expected<std::string, Message> normalizePath(std::string_view parent, std::string_view path,
                                                 std::string_view os, Slash slash = Slash::Drop);

/// A WORKDIR on top of the current one. On Windows with backslashes.
tl::expected<std::string, Message> normalizeWorkdir(std::string_view current, std::string_view path,
                                                    std::string_view os);

bool isAbsolutePath(std::string_view path, std::string_view os);

/// Windows' backslashes as slashes; nothing else changes.
std::string withSlashes(std::string_view path, std::string_view os);

/// Go's path.Join: the parts that are not empty, joined and cleaned.
std::string joinPaths(std::initializer_list<std::string_view> parts);

/// Go's path.Base: the last component; "." of nothing, "/" of slashes.
std::string_view baseName(std::string_view path);

} // namespace stagewright::convert
