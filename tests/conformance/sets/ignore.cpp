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

std::string_view nameOf(dockerfile::PathPattern::Kind kind)
{
    using Kind = dockerfile::PathPattern::Kind;
    switch (kind) {
    case Kind::Exact:
        return "exactMatch";
    case Kind::Prefix:
        return "prefixMatch";
    case Kind::Suffix:
        return "suffixMatch";
    case Kind::Expression:
        return "regexpMatch";
    }
    return {};
}

Json answerCompile(const Json &inputs)
{
    const auto pattern = dockerfile::PathPattern::parse(textOf(inputs, "pattern"));
    if (!pattern)
        return {{"type", nullptr}, {"regex", nullptr}};
    return {{"type", nameOf(pattern->kind())}, {"regex", pattern->expressionText()}};
}

Json answerFile(const Json &inputs)
{
    return {{"patterns", dockerfile::readIgnorePatterns(textOf(inputs, "content"))}};
}

} // namespace

std::vector<VectorSet> ignoreSets()
{
    return {{"ignore_match", answerMatch, compareFieldsBut({"clean_path"})},
            {"ignore_compile", answerCompile},
            {"ignore_file", answerFile}};
}

} // namespace stagewright::conformance
