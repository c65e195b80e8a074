/// Where tests find files and programs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stagewright::tests {

/// Path of `relative` below tests/data.
std::string dataPath(std::string_view relative);

/// Path of `relative` below the source tree.
std::string sourcePath(std::string_view relative);

/// Path of a program of this build ("stagewright").
std::string programPath(std::string_view name);

/// Path of `relative` below $STAGEWRIGHT_SHARED (default: ../shared beside the source tree), or
/// nothing where it is absent: then the test skips and says so.
std::optional<std::string> sharedPath(std::string_view relative);

/// Whole file; aborts the test program where it cannot be read.
std::string readFile(const std::string &path);

} // namespace stagewright::tests
