#include "tests/conformance/sets/sets.h"

namespace stagewright::conformance {

std::vector<VectorSet> allSets()
{
    constexpr std::vector<VectorSet> (*kGroups[])() = {
        contextSets, //
        convertSets, //
        ignoreSets,  //
        instructionSets, parseSets, parserSets, shellSets, valueSets,
    };
    std::vector<VectorSet> all;
    for (const auto &group : kGroups) {
        auto sets = group();
        all.insert(all.end(), sets.begin(), sets.end());
    }
    return all;
}

} // namespace stagewright::conformance
