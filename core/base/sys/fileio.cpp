#include "core/base/sys/fileio.h"

#include "core/base/support/strings.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

namespace stagewright::sys {

Result<std::size_t> readSome(int fd, std::span<char> buffer)
{
    for (;;) {
        const ssize_t count = ::read(fd, buffer.data(), buffer.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return failErrno("cannot read", errno);
    }
}

Result<std::string> readAll(int fd, std::size_t maxBytes)
{
    std::string bytes;
    std::array<char, 65536> buffer{};
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, readSome(fd, buffer));
        if (count == 0)
            return bytes;
        if (bytes.size() + count > maxBytes)
            return fail(ErrorCode::OutOfSpace,
                        concat("more than ", std::to_string(maxBytes), " bytes to read"));
        bytes.append(buffer.data(), count);
    }
}

Result<void> writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            return failErrno("cannot write", errno);
        if (count > 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

namespace {

Result<std::uint64_t> copyByHand(int from, int to)
{
    std::vector<char> buffer(1U << 20U);
    std::uint64_t total = 0;
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, readSome(from, buffer));
        if (count == 0)
            return total;
        STAGEWRIGHT_TRY(writeAll(to, std::string_view(buffer.data(), count)));
        total += count;
    }
}

} // namespace

Result<std::uint64_t> copyAll(int from, int to)
{
    constexpr std::size_t kChunk = 1U << 30U;
    std::uint64_t total = 0;
    for (;;) {
        const ssize_t count = ::copy_file_range(from, nullptr, to, nullptr, kChunk, 0);
        if (count > 0) {
            total += static_cast<std::uint64_t>(count);
            continue;
        }
        if (count < 0 && errno == ENOSPC)
            return failErrno("cannot copy", errno);
        // Zero may be the end or a file system that cannot say; reading decides.
        STAGEWRIGHT_TRY_ASSIGN(const std::uint64_t rest, copyByHand(from, to));
        return total + rest;
    }
}

Result<std::string> readHostFile(const std::string &path, std::size_t maxBytes)
{
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return failErrno(concat("cannot open ", path), errno);
    auto bytes = readAll(fd.get(), maxBytes);
    if (!bytes)
        return fail(std::move(bytes).error(), concat("reading ", path));
    return bytes;
}

Result<void> writeHostFile(const std::string &path, std::string_view bytes, unsigned mode)
{
    const UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (!fd)
        return failErrno(concat("cannot open ", path, " for writing"), errno);
    auto written = writeAll(fd.get(), bytes);
    if (!written)
        return fail(std::move(written).error(), concat("writing ", path));
    return {};
}

Result<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failErrno("cannot make a pipe", errno);
    return Pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

Result<std::pair<UniqueFd, UniqueFd>> makeSocketPair(int type)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failErrno("cannot make a pair of sockets", errno);
    return std::pair{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

Result<UniqueFd> duplicate(int fd)
{
    UniqueFd copy(::fcntl(fd, F_DUPFD_CLOEXEC, 3));
    if (!copy)
        return failErrno("cannot duplicate a descriptor", errno);
    return copy;
}

Result<UniqueFd> memoryFile(std::string_view bytes)
{
    UniqueFd fd(::memfd_create("stagewright", MFD_CLOEXEC));
    if (!fd)
        return failErrno("cannot make a file in memory", errno);
    STAGEWRIGHT_TRY(writeAll(fd.get(), bytes));
    if (::lseek(fd.get(), 0, SEEK_SET) != 0)
        return failErrno("cannot rewind a file in memory", errno);
    return fd;
}

} // namespace stagewright::sys
