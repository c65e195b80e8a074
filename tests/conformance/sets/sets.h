/// Every set that is known, grouped in files by what answers them.
#pragma once

#include "tests/conformance/vectorset.h"

#include <vector>

namespace stagewright::conformance {

std::vector<VectorSet> contextSets();
std::vector<VectorSet> convertSets();
std::vector<VectorSet> corpusSets();
std::vector<VectorSet> ignoreSets();
std::vector<VectorSet> instructionSets();
std::vector<VectorSet> lintSets();
std::vector<VectorSet> outlineSets();
std::vector<VectorSet> parserSets();
std::vector<VectorSet> parseSets();
std::vector<VectorSet> shellSets();
std::vector<VectorSet> valueSets();

/// All of them; one list, which a new file joins.
std::vector<VectorSet> allSets();

} // namespace stagewright::conformance
