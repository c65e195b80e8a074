/// Private to the room: why a text names no image, platform or digest, in the words of the Go
/// packages that BuildKit asks.
#pragma once

#include "core/base/support/message.h"

#include <optional>
#include <string>
#include <string_view>

namespace stagewright::convert {

/// Of a text that oci::ImageReference::parse() refuses (distribution/reference).
Message referenceProblem(std::string_view text);

/// Of a text that oci::parsePlatform() refuses (containerd/platforms).
std::string platformProblem(std::string_view text);

/// Nothing where it is a digest (opencontainers/go-digest).
std::optional<Message> digestProblem(std::string_view text);

} // namespace stagewright::convert
