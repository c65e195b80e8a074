/// The options that say what the text of a Dockerfile does not: --build-arg, --platform, --target.
#pragma once

#include "app/cli/arguments.h"
#include "core/language/dockerfile/dockerfile.h"

namespace stagewright::app {

/// Of a command that has these three options. Errors: InvalidArgument.
Result<dockerfile::ModelOptions> readModelOptions(const Arguments &arguments);

/// NotFound where `target` names no stage of the model; empty is the last stage.
Result<void> checkTarget(const dockerfile::Dockerfile &model, const std::string &target);

} // namespace stagewright::app
