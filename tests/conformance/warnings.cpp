#include "tests/conformance/warnings.h"

#include "tests/conformance/vectorset.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::conformance {

lint::LintResult lintOf(const Reading &reading, const Json &input)
{
    const auto ignore = dockerfile::DockerIgnore::parse(textOf(input, "dockerignore"));
    lint::LintOptions options;
    options.only = {"buildkit"};
    options.checkArgument = stringAt(input, "check");
    return lint::lint({.tree = reading.tree,
                       .model = reading.model,
                       .conversion = reading.conversion,
                       .mode = reading.options.mode,
                       .ignore = ignore ? &*ignore : nullptr},
                      options);
}

Json warningsOf(const lint::LintResult &result)
{
    auto diagnostics = result.diagnostics;
    std::ranges::stable_sort(diagnostics, {}, &lint::Diagnostic::firstLine);
    auto warnings = Json::array();
    for (const auto &diagnostic : diagnostics) {
        auto lines = Json::array();
        for (auto line = diagnostic.firstLine; line <= diagnostic.lastLine; ++line)
            lines.push_back(line + 1);
        warnings.push_back({{"rule", diagnostic.rule},
                            {"line", diagnostic.firstLine + 1},
                            {"lines", std::move(lines)},
                            {"detail", diagnostic.message.toString()}});
    }
    return warnings;
}

Json errorOf(const Reading &reading, const lint::LintResult &result)
{
    if (!reading.conversion.isOk())
        return reading.conversion.failures.front().message.toString();
    return result.error ? Json(result.error->toString()) : Json();
}

std::string compareWarnings(const std::string &what, Json want, Json got)
{
    std::sort(want.begin(), want.end());
    std::sort(got.begin(), got.end());
    return difference(what, want, got);
}

} // namespace stagewright::conformance
