/// Names of licences.
#pragma once

#include <span>
#include <string_view>

namespace stagewright::lint {

/// SPDX identifiers in byte order; those of resources/spdx.txt.
std::span<const std::string_view> spdxLicenseIds();

} // namespace stagewright::lint
