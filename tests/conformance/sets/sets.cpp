#include "tests/conformance/sets/sets.h"

namespace stagewright::conformance {

std::vector<VectorSet> allSets()
{
    std::vector<VectorSet> all;
    const auto add = [&all](std::vector<VectorSet> sets) {
        all.insert(all.end(), sets.begin(), sets.end());
    };
    add(contextSets());
    add(convertSets());
    add(corpusSets());
    add(ignoreSets());
    add(instructionSets());
    add(lintSets());
    add(outlineSets());
    add(parserSets());
    add(parseSets());
    add(shellSets());
    add(valueSets());
    return all;
}

} // namespace stagewright::conformance
