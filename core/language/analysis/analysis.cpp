#include "core/language/analysis/analysis.h"

#include "core/language/lint/lint.h"
#include "core/language/lint/shellcheck.h"

namespace stagewright::analysis {

namespace {

lint::RuleInput inputOf(const Analysis &analysis)
{
    return {.tree = analysis.tree,
            .model = analysis.dockerfile,
            .conversion = analysis.conversion,
            .mode = convert::Mode::Editor};
}

} // namespace

std::shared_ptr<const Analysis> analyze(const text::TextSnapshot &snapshot,
                                        const dockerfile::ModelOptions &options,
                                        std::stop_token stop)
{
    auto result = std::make_shared<Analysis>();
    result->snapshot = snapshot;
    if (stop.stop_requested())
        return nullptr;
    result->tree = syntax::parse(snapshot);
    if (stop.stop_requested())
        return nullptr;
    result->dockerfile = dockerfile::makeDockerfile(result->tree, options);
    if (stop.stop_requested())
        return nullptr;
    convert::ConvertOptions convertOptions;
    convertOptions.model = options;
    convertOptions.mode = convert::Mode::Editor;
    result->conversion = convert::convert(result->dockerfile, convertOptions);
    if (stop.stop_requested())
        return nullptr;
    result->diagnostics = lint::diagnose(inputOf(*result));
    return result;
}

Result<std::vector<lint::Diagnostic>>
checkShell(const Analysis &analysis, lint::ShellChecker &checker, const lint::LintOptions &options)
{
    return lint::checkShell(inputOf(analysis), options, checker);
}

} // namespace stagewright::analysis
