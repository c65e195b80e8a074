/// Which files of the build context a build reads.
#pragma once

#include "core/language/convert/conversion.h"

#include <string>
#include <vector>

namespace stagewright::convert {

/// Paths and patterns relative to the context that COPY, ADD and mounts of the converted stages
/// name, sorted, each once. Empty: all of it, or nothing where no instruction reads from it.
std::vector<std::string> contextPaths(const Conversion &conversion);

} // namespace stagewright::convert
