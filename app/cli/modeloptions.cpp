#include "app/cli/modeloptions.h"

#include "core/base/support/strings.h"

namespace stagewright::app {

Result<dockerfile::ModelOptions> readModelOptions(const Arguments &arguments)
{
    dockerfile::ModelOptions options;
    for (const auto pair : arguments.values("build-arg")) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            return fail(ErrorCode::InvalidArgument, concat("--build-arg ", pair, " has no '='"));
        options.buildArguments[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
    }
    if (const auto platform = arguments.value("platform"))
        options.targetPlatform = *platform;
    options.target = arguments.value("target").value_or("");
    return options;
}

Result<void> checkTarget(const dockerfile::Dockerfile &model, const std::string &target)
{
    if (target.empty() || model.findTarget(target))
        return {};
    return fail(ErrorCode::NotFound, concat("target stage \"", target, "\" could not be found"));
}

} // namespace stagewright::app
