/// Private to the room: paths and texts as BuildKit makes them.
#pragma once

#include "core/language/dockerfile/scopes.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::plan {

/// WORKDIR: joined to the current one and cleaned.
std::string joinWorkingDirectory(std::string_view current, std::string_view path);

/// Destination of a COPY: absolute; "/" or "/." at the end stay.
std::string destinationPath(std::string_view workingDirectory, std::string_view path);

/// `["a" "b c"]`, as Go's %q prints a list.
std::string quotedList(const std::vector<std::string> &words);
/// `[a b c]`, as Go's %v prints it.
std::string plainList(const std::vector<std::string> &words);

/// "5m0s", as Go prints a duration.
std::string formatDuration(std::int64_t nanoseconds);

/// The instruction as a step's name shows it: keyword in upper case, variables expanded.
std::string stepText(const dockerfile::Instruction &instruction,
                     const dockerfile::VariableLookup &lookup, char escape);

/// "[builder  2/10] "
std::string stepPrefix(std::string_view stageName, std::size_t index, std::size_t total);

} // namespace stagewright::plan
