/// Dockerfiles to draw.
#pragma once

#include "core/language/dockerfile/dockerfile.h"

#include <string>
#include <vector>

namespace stagewright::tests {

/// Names of the files tests/data/draw/NAME.Dockerfile.
const std::vector<std::string> &sampleNames();

dockerfile::Dockerfile sampleModel(const std::string &name);

/// A file of `count` stages or a few more: chains of three that end in one.
dockerfile::Dockerfile generatedModel(std::size_t count);

} // namespace stagewright::tests
