/// The platform of an image, as containerd's platforms package reads it.
#pragma once

#include "core/base/support/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::oci {

struct Platform
{
    std::string os;
    std::string architecture; ///< Go's names: amd64, arm64, arm, 386…
    std::string variant;      ///< "v7" for arm; empty where the usual one is meant
    std::string osVersion;
    std::vector<std::string> osFeatures;

    bool operator==(const Platform &) const = default;
};

/// The platform of this machine: linux and what uname says, normalised.
Platform hostPlatform();

/// Usual names for alternative ones: aarch64 → arm64, x86_64 → amd64, amd64/v1 and arm64/v8 lose
/// their variant, arm without one is v7.
Platform normalised(Platform platform);

/// "linux/arm64/v8", "linux", "arm64", "windows(10.0.17763)/amd64". What is missing comes from
/// `defaults`. Errors: InvalidArgument.
Result<Platform> parsePlatform(std::string_view text, const Platform &defaults);
Result<Platform> parsePlatform(std::string_view text);

/// "linux/arm64/v8": without version and features.
std::string format(const Platform &platform);
/// "windows(10.0.17763+win32k)/amd64"
std::string formatWithVersion(const Platform &platform);

/// How well an image of platform `have` serves where `want` is asked: 0 is an exact match,
/// larger is worse (amd64 also runs v1 for v3, and 386), nothing if it does not run at all.
std::optional<int> rankFor(const Platform &want, const Platform &have);

} // namespace stagewright::oci
