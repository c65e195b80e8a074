/// The world in which the ref_* answers were recorded: no registry, no files, an image for every
/// name.
#pragma once

#include "core/base/support/json.h"
#include "core/language/convert/convert.h"

namespace stagewright::conformance {

/// Of `input`: target, build_args, platform, build_platform, contexts, labels, no_cache,
/// dockerignore; `check` is BUILDKIT_DOCKERFILE_CHECK.
convert::ConvertOptions recordedOptions(const Json &input, convert::Mode mode);

/// Digests and layers are made of names; names with "nosuch" in them are not found; `images` of
/// the input gives configs.
convert::ImageLookup recordedImages(const Json &input);

} // namespace stagewright::conformance
