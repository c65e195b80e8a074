/// Messages with descriptors over AF_UNIX sockets that keep message boundaries.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::sys {

inline constexpr std::size_t kMaxMessageBytes = 65536;
inline constexpr std::size_t kMaxMessageFds = 16;

struct FdMessage
{
    std::string bytes;
    std::vector<UniqueFd> fds; ///< close-on-exec
};

/// At most kMaxMessageBytes and kMaxMessageFds; the bytes may not be empty. No SIGPIPE.
Result<void> sendMessage(int socket, std::string_view bytes, std::span<const int> fds = {});

/// Nothing where the other side has closed.
Result<std::optional<FdMessage>> receiveMessage(int socket);

} // namespace stagewright::sys
