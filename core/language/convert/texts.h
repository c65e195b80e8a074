/// What builds print, and the image that a stage makes. All of it follows from the conversion.
#pragma once

#include "core/image/oci/imageconfig.h"
#include "core/language/convert/conversion.h"

#include <optional>
#include <string>

namespace stagewright::convert {

/// "RUN make": the instruction with its variables expanded, as progress output shows it.
std::string stepText(const dockerfile::Dockerfile &model, const ConvertedStage &stage,
                     const ConvertedInstruction &converted);

/// "[builder 2/5] RUN make"; the bare text where it makes no step.
std::string stepName(const dockerfile::Dockerfile &model, const ConvertedStage &stage,
                     const ConvertedInstruction &converted);

/// "[builder 1/5] FROM docker.io/…"; empty where the FROM is no step.
std::string fromStepName(const ConvertedStage &stage);

/// The row of `docker history`: "RUN |1 V=2 /bin/sh -c make # buildkit"; nothing for ONBUILD.
std::optional<std::string> historyText(const dockerfile::Dockerfile &model,
                                       const ConvertedStage &stage,
                                       const ConvertedInstruction &converted);

/// Whether the row stands for a layer: RUN, COPY, ADD, and WORKDIR except "/".
bool makesLayer(const ConvertedInstruction &converted);

/// What HEALTHCHECK puts into the config.
oci::Healthcheck healthcheckOf(const dockerfile::HealthcheckInstruction &check);

/// Config and history of a converted stage, those of its bases included. diffIds are those of the
/// base image; `created` is left empty.
oci::ImageConfig imageOf(const dockerfile::Dockerfile &model, const Conversion &conversion,
                         std::size_t stage);

} // namespace stagewright::convert
