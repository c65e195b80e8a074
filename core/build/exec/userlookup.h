/// USER, resolved in the tree's own /etc/passwd and /etc/group. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::exec {

struct ProcessUser
{
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    /// Groups of the process: its own first, then those that list the user's name.
    std::vector<std::uint32_t> groups{0};
    std::string home = "/";

    bool operator==(const ProcessUser &) const = default;
};

/// The rules of "docker run --user": "" is root; a name must be in passwd; a number need not be,
/// and has group 0 then; ":group" replaces the group and leaves out supplementary ones. Pure.
/// InvalidArgument for unknown names and for numbers above 2^31-2.
Result<ProcessUser> lookUpUser(std::string_view user, std::string_view passwd,
                               std::string_view group);

/// Reads both files inside the root: regular files of at most 10 MiB; missing ones count as
/// empty.
Result<ProcessUser> lookUpUserIn(const sys::SafeRoot &root, std::string_view user);

} // namespace stagewright::exec
