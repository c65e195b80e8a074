/// What changes between two texts, as diff -u shows it.
#pragma once

#include <string>
#include <string_view>

namespace stagewright::text {

/// Headers name `name` on both sides; empty where the texts are equal. The shortest list of changed
/// lines, with three lines around; of texts that differ in thousands of lines, all of them.
std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view name);

} // namespace stagewright::text
