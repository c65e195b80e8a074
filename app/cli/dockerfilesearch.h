/// Which files a command line means: those that it names, and the Dockerfiles below directories.
#pragma once

#include "core/base/support/error.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::app {

/// Dockerfile, Containerfile, NAME.Dockerfile, Dockerfile.NAME, in any case; never an ignore file.
bool isDockerfileName(std::string_view name);

struct FoundFiles
{
    std::vector<std::string> paths; ///< each once, in the order of the command line; "-": stdin
    std::vector<Error> errors;      ///< what could not be searched, or holds no Dockerfile
};

/// Operands that are directories are searched to any depth, in bytewise order; symbolic links are
/// not followed, `.git`, `.hg`, `.svn` and `node_modules` are passed by. Without operands: ".".
FoundFiles findFiles(std::span<const std::string_view> operands);

} // namespace stagewright::app
