/// A private directory that removes itself.
#pragma once

#include "core/base/support/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace stagewright::sys {

/// 0700, below $TMPDIR (or /tmp) or a given directory. Its removal follows no links.
class TempDir
{
public:
    static Result<TempDir> create(const std::string &parent = {});

    TempDir(TempDir &&other) noexcept;
    TempDir &operator=(TempDir &&other) noexcept;
    TempDir(const TempDir &) = delete;
    TempDir &operator=(const TempDir &) = delete;
    ~TempDir();

    const std::string &path() const { return m_path; }
    /// Path of `relative` inside (our own names only).
    std::string file(std::string_view relative) const;
    /// Leaves the directory where it is.
    std::string release();

private:
    explicit TempDir(std::string path)
        : m_path(std::move(path))
    {}

    std::string m_path;
};

/// `bytes` random bytes from the kernel as lower-case hexadecimal.
std::string randomHex(std::size_t bytes);

} // namespace stagewright::sys
