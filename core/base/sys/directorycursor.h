/// One open directory that moves up and down a tree: constant descriptors at any depth.
/// Internal to base/sys.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"

#include <sys/types.h>

#include <string>
#include <vector>

namespace stagewright::sys {

class DirectoryCursor
{
public:
    /// Takes a descriptor opened for reading.
    static Result<DirectoryCursor> start(UniqueFd directory);

    int fd() const { return m_fd.get(); }
    std::size_t depth() const { return m_levels.size(); }
    dev_t device() const { return m_levels.back().device; }

    /// Into a child directory; a link is refused (ENOTDIR or ELOOP).
    Result<void> descend(const std::string &name);
    /// Back to the parent; Io where the directory was moved away meanwhile.
    Result<void> ascend();
    /// Names in the current directory, sorted bytewise.
    Result<std::vector<std::string>> names() const;

private:
    struct Identity
    {
        dev_t device;
        ino_t inode;
    };

    UniqueFd m_fd;
    std::vector<Identity> m_levels;
};

/// Names in a directory without "." and "..", sorted bytewise.
Result<std::vector<std::string>> directoryNames(int fd);

} // namespace stagewright::sys
