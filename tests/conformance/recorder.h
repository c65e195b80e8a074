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

/// A recorded file, read in one mode. Not copied: parts refer to each other.
struct Reading
{
    Reading(const Json &input, convert::Mode mode);
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;

    convert::ConvertOptions options;
    syntax::SyntaxTree tree;
    dockerfile::Dockerfile model;
    convert::Conversion conversion;
};

} // namespace stagewright::conformance
