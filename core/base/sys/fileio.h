/// Whole reads and writes on descriptors, pipes and sockets. Every descriptor that these
/// functions make is close-on-exec. Any thread.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace stagewright::sys {

/// Reads at most `buffer.size()` bytes; 0 at the end. Restarts after EINTR.
Result<std::size_t> readSome(int fd, std::span<char> buffer);

/// Reads up to the end. OutOfSpace where there are more than `maxBytes`.
Result<std::string> readAll(int fd, std::size_t maxBytes);

Result<void> writeAll(int fd, std::string_view bytes);

/// Copies from the current offset of `from` to that of `to` until `from` ends; reflinks or
/// copies in the kernel where it can. Returns the number of bytes.
Result<std::uint64_t> copyAll(int from, int to);

/// Trusted host paths only (our own settings, /proc, /etc); foreign paths go through SafeRoot.
Result<std::string> readHostFile(const std::string &path, std::size_t maxBytes = 16U << 20U);
/// Creates or truncates; mode before umask.
Result<void> writeHostFile(const std::string &path, std::string_view bytes, unsigned mode = 0600);

struct Pipe
{
    UniqueFd read;
    UniqueFd write;
};
Result<Pipe> makePipe();

/// A connected pair of AF_UNIX sockets of the given type (SOCK_STREAM, SOCK_SEQPACKET).
Result<std::pair<UniqueFd, UniqueFd>> makeSocketPair(int type);

Result<UniqueFd> duplicate(int fd);

/// An anonymous file in memory that holds `bytes`, positioned at its start.
Result<UniqueFd> memoryFile(std::string_view bytes);

} // namespace stagewright::sys
