/// config.json of a RUN step (OCI runtime-spec config.md, config-linux.md). Internal to build/exec.
#pragma once

#include "core/base/support/json.h"
#include "core/base/support/result.h"
#include "core/build/exec/step.h"
#include "core/build/exec/userlookup.h"

#include <string>
#include <vector>

namespace stagewright::exec {

/// A mount with its closed set of options.
struct SpecMount
{
    std::string destination;
    std::string type;
    std::string source;
    std::vector<std::string> options;
};

struct SpecInput
{
    const RunStep &step;
    ProcessUser user;
    std::string root;              ///< path of the mounted tree
    std::string workingDirectory;  ///< resolved in the tree
    std::vector<SpecMount> mounts; ///< after the usual ones
    bool singleId = false;         ///< group 5 of the terminals cannot be mapped
};

/// Docker's fourteen.
const std::vector<std::string> &runCapabilities();

/// What BuildKit gives a step: capabilities without inheritable and ambient ones, setuid programs
/// allowed, no resource limits, its masked and read-only paths, namespaces of its own.
Result<std::string> runtimeSpec(const SpecInput &input);

} // namespace stagewright::exec
