/// lint: what a build and a check warn of.
#include "core/language/lint/lint.h"

#include "core/base/support/strings.h"
#include "tests/conformance/sets/sets.h"
#include "tests/conformance/warnings.h"

#include <nlohmann/json.hpp>

#include <regex>

namespace stagewright::conformance {

namespace {

constexpr std::string_view kBuildArgument = "build-arg:";

/// The options of `docker build` as the other sets give them.
Json recordedInput(const Json &inputs)
{
    Json input{{"dockerfile", inputs["dockerfile"]},
               {"dockerignore", inputs["dockerignore"]},
               {"build_args", Json::object()}};
    for (const auto &[key, value] : inputs["frontend_attrs"].items()) {
        if (key == "build-arg:BUILDKIT_DOCKERFILE_CHECK")
            input["check"] = value;
        else if (key.starts_with(kBuildArgument))
            input["build_args"][key.substr(kBuildArgument.size())] = value;
        else
            input[key] = value;
    }
    return input;
}

Json fullWarnings(const lint::LintResult &result)
{
    auto warnings = warningsOf(result);
    for (auto &warning : warnings) {
        const auto *rule = lint::findRule(warning["rule"].get<std::string>());
        warning.erase("lines");
        warning["description"] = rule->description;
        warning["url"] = rule->url;
        warning["level"] = 1;
    }
    return warnings;
}

Json answerLint(const Json &inputs)
{
    const auto input = recordedInput(inputs);
    const Reading build(input, convert::Mode::Build);
    const Reading check(input, convert::Mode::Check);
    const auto buildResult = lintOf(build, input);
    const auto checkResult = lintOf(check, input);
    const auto error = errorOf(build, buildResult);
    return {{"warnings", fullWarnings(buildResult)},
            {"warnings_check_mode", fullWarnings(checkResult)},
            {"build_error", error},
            {"error_build", error},
            {"error_check", errorOf(check, checkResult)}};
}

/// Upstream's test of a check does not look at lines, and records wrong ones.
Json withoutLines(Json warnings)
{
    for (auto &warning : warnings)
        warning.erase("line");
    return warnings;
}

/// A missing file is found when the build runs, not by the front end.
bool isOfTheRun(std::string_view pattern)
{
    return pattern.starts_with("failed to solve: ");
}

std::string compareError(const Json &expected, const Json &answer, const std::string &mode)
{
    const auto field = "error_" + mode;
    const auto pattern = textOf(expected, "build_error_regex_" + mode);
    if (pattern.empty() || isOfTheRun(pattern))
        return difference(field, expected["build_error"], answer[field]);
    return std::regex_search(textOf(answer, field), std::regex(pattern))
               ? std::string()
               : difference(field, pattern, answer[field]);
}

std::string compareLint(const Json &expected, const Json &answer)
{
    const auto &check = expected["warnings_check_mode"].is_null() ? expected["warnings"]
                                                                  : expected["warnings_check_mode"];
    const std::vector<std::string> lines{
        compareWarnings("warnings", expected["warnings"], answer["warnings"]),
        compareWarnings("warnings_check_mode", withoutLines(check),
                        withoutLines(answer["warnings_check_mode"])),
        compareError(expected, answer, "build"), compareError(expected, answer, "check")};
    std::string text;
    for (const auto &line : lines) {
        if (!line.empty())
            text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

} // namespace

std::vector<VectorSet> lintSets()
{
    return {{"lint", answerLint, compareLint}};
}

} // namespace stagewright::conformance
