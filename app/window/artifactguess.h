/// What a COPY --from that was drawn by hand most likely wants to copy.
#pragma once

#include "core/language/dockerfile/dockerfile.h"

#include <string>

namespace stagewright::app {

struct ArtifactGuess
{
    std::string path;        ///< absolute, in the source stage
    std::string destination; ///< "." where the target has a WORKDIR, else the path
};

/// The output of the last RUN that names one (`-o FILE`, `--output FILE`), else the source's
/// working directory. The user can type over it. Pure.
ArtifactGuess guessArtifact(const dockerfile::Stage &source, const dockerfile::Stage &target);

} // namespace stagewright::app
