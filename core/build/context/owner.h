/// Names of users and groups in a root file system.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"

#include <cstdint>
#include <string_view>

namespace stagewright::context {

struct Owner
{
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;

    bool operator==(const Owner &) const = default;
};

/// "user[:group]" of --chown or of a WORKDIR's USER, by /etc/passwd and /etc/group of `root`
/// (regular files of at most 10 MiB, found inside the root). As BuildKit: a number without a
/// group gives that group; a user name without a group gives its passwd group; an unknown name
/// or a missing file gives 0. InvalidArgument for a number above 2^31-2.
Result<Owner> resolveOwner(const sys::SafeRoot &root, std::string_view text);

} // namespace stagewright::context
