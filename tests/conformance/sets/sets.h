/// Every set that is known, grouped in files by what answers them.
#pragma once

#include "tests/conformance/vectorset.h"

#include <vector>

namespace stagewright::conformance {

std::vector<VectorSet> shellSets();
std::vector<VectorSet> ignoreSets();
std::vector<VectorSet> parserSets();
std::vector<VectorSet> instructionSets();
std::vector<VectorSet> parseSets();
std::vector<VectorSet> convertSets();
std::vector<VectorSet> lintSets();

/// All of them; one list, which a new file joins.
std::vector<VectorSet> allSets();

} // namespace stagewright::conformance
