/// From the model of a Dockerfile to what its instructions mean.
#pragma once

#include "core/language/convert/conversion.h"
#include "core/language/dockerfile/dockerfile.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::convert {

enum class Mode {
    Build,  ///< what the target needs; stops at the first failure
    Check,  ///< `docker build --check`: all stages where no target is named; stops too
    Editor, ///< all stages; goes on behind failures
};

struct ConvertOptions
{
    /// Build arguments, platforms and target; the model must have been made with the same ones.
    dockerfile::ModelOptions model;
    Mode mode = Mode::Build;
    /// Keys: a stage name, or an image's familiar name without ":latest"; "::os/arch" may follow.
    std::map<std::string, NamedContext> namedContexts;
    std::map<std::string, std::string> labels; ///< --label
    /// --no-cache-filter: stage names. Empty: --no-cache. Nothing: the cache is used.
    std::optional<std::vector<std::string>> noCache;
    /// --platform was given: the image is one of that platform whatever its base says.
    bool isPlatformGiven = false;
    bool isMultiPlatform = false; ///< step names say the platform
    /// What is wrong with `.dockerignore` or the options of `# check=`: BuildKit stops there too.
    std::optional<Message> ignoreProblem;
    std::optional<Message> checkProblem;
};

/// Total and pure as far as the look-up is. Linear in the model's size but for the number of RUN
/// instructions times that of their variables.
Conversion convert(const dockerfile::Dockerfile &model, const ConvertOptions &options,
                   const ImageLookup &lookup = assumedImages());

/// By its index in Stage::instructions; nullptr for the FROM and for what was not converted.
const ConvertedInstruction *findConverted(const ConvertedStage &stage, std::size_t instruction);

/// The instruction that a converted one is about: a trigger, or one of the file.
const dockerfile::Instruction &instructionOf(const dockerfile::Dockerfile &model,
                                             const ConvertedStage &stage,
                                             const ConvertedInstruction &instruction);

} // namespace stagewright::convert
