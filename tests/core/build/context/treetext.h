/// Trees on disk as lines of text, for tests.
#pragma once

#include "core/base/sys/saferoot.h"

#include <string>
#include <string_view>

namespace stagewright::tests {

/// One entry a line; parents are made. `a/b=text` file, `a/` directory, `a->text` symbolic link,
/// `a==b` hard link to b, `a|` fifo, `a~` socket. ` 0640` at the end of a line: the mode.
void makeTree(const sys::SafeRoot &root, std::string_view lines);

/// The same notation, sorted; modes where they are not 0644 (files) or 0755 (directories).
std::string treeText(const sys::SafeRoot &root);

} // namespace stagewright::tests
