#include "tests/conformance/sets/sets.h"

#include <iterator>

namespace stagewright::conformance {

std::vector<VectorSet> allSets()
{
    std::vector<VectorSet> all;
    for (auto &&group : {shellSets(), ignoreSets(), parserSets(), instructionSets(), parseSets(),
                         convertSets(), lintSets()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

} // namespace stagewright::conformance
