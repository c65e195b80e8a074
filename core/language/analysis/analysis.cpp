#include "core/language/analysis/analysis.h"

#include "core/language/lint/lint.h"

namespace stagewright::analysis {

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
    result->diagnostics = lint::diagnose({.tree = result->tree,
                                          .model = result->dockerfile,
                                          .conversion = result->conversion,
                                          .mode = convert::Mode::Editor});
    return result;
}

} // namespace stagewright::analysis
