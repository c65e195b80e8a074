/// Private to the room: what is read before anything is planned.
#pragma once

#include "core/build/backend/backend.h"
#include "core/build/plan/plan.h"

namespace stagewright::backend {

struct BuildFiles
{
    std::string name; ///< for people: "Dockerfile"
    std::string text;
    std::vector<std::string> ignoreRules; ///< of the build context
};

/// Reads the Dockerfile. A path that the user gave is the user's own; without one it is looked for
/// inside the context, where links may not lead out. Errors: NotFound, those of the system.
Result<BuildFiles> readDockerfile(const BuildRequest &request);

/// Where the Dockerfile called `name` lies, for the record of the build; "-" for standard input.
std::string absoluteDockerfilePath(const BuildRequest &request, const std::string &name);

/// `NAME.dockerignore` beside the Dockerfile, else `.dockerignore` of the context.
Result<std::vector<std::string>> readIgnoreRules(const BuildRequest &request);

/// `.dockerignore` of a directory; none is no error.
Result<std::vector<std::string>> readIgnoreRulesOf(const std::string &directory);

/// The request's --build-context values. Errors: Unsupported for URLs.
Result<std::map<std::string, plan::NamedContext>> namedContexts(const BuildRequest &request);

} // namespace stagewright::backend
