/// .dockerignore: ignore_match, ignore_compile, ignore_file.
#include "core/language/dockerfile/dockerignore.h"
#include "tests/conformance/sets/sets.h"

#include <nlohmann/json.hpp>

namespace stagewright::conformance {

namespace {

Json answerMatch(const Json &inputs)
{
    const auto ignore = dockerfile::DockerIgnore::fromPatterns(textsOf(inputs.at("patterns")));
    if (!ignore)
        return {{"error", true}, {"match", false}};
    return {{"error", false}, {"match", ignore->isIgnored(textOf(inputs, "path"))}};
}

} // namespace

std::vector<VectorSet> ignoreSets()
{
    return {{"ignore_match", answerMatch, compareFieldsBut({"clean_path"})}};
}

} // namespace stagewright::conformance
