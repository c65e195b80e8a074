#include "core/base/sys/fdmessage.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace stagewright::sys {

namespace {

/// Room for the descriptors of one message, aligned as the kernel wants it.
struct ControlBuffer
{
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMaxMessageFds)> bytes{};
};

void attach(msghdr &message, ControlBuffer &buffer, std::span<const int> fds)
{
    if (fds.empty())
        return;
    message.msg_control = buffer.bytes.data();
    message.msg_controllen = CMSG_SPACE(fds.size_bytes());
    cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(fds.size_bytes());
    std::memcpy(CMSG_DATA(header), fds.data(), fds.size_bytes());
}

std::vector<UniqueFd> detach(msghdr &message)
{
    std::vector<UniqueFd> fds;
    for (cmsghdr *header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof(int));
            fds.emplace_back(fd);
        }
    }
    return fds;
}

} // namespace

Result<void> sendMessage(int socket, std::string_view bytes, std::span<const int> fds)
{
    if (bytes.empty() || bytes.size() > kMaxMessageBytes || fds.size() > kMaxMessageFds)
        return fail(ErrorCode::InvalidArgument, "a message is empty or too large");
    iovec part{const_cast<char *>(bytes.data()), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    ControlBuffer buffer;
    attach(message, buffer, fds);
    while (::sendmsg(socket, &message, MSG_NOSIGNAL) < 0) {
        if (errno != EINTR)
            return failErrno("cannot send a message", errno);
    }
    return {};
}

Result<std::optional<FdMessage>> receiveMessage(int socket)
{
    std::vector<char> bytes(kMaxMessageBytes);
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    ControlBuffer buffer;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = buffer.bytes.data();
    message.msg_controllen = buffer.bytes.size();
    ssize_t count = 0;
    do {
        count = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        return failErrno("cannot receive a message", errno);
    FdMessage result{std::string(bytes.data(), static_cast<std::size_t>(count)), detach(message)};
    if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        return fail(ErrorCode::Corrupt, "a message was cut off");
    if (count == 0)
        return std::optional<FdMessage>();
    return std::optional(std::move(result));
}

} // namespace stagewright::sys
