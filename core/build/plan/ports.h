/// Private to the room: EXPOSE.
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::plan {

/// "80", "53/udp", "8000-8002", "127.0.0.1:8080:80" → "80/tcp", … ranges unrolled, the container's
/// ports only. Errors in the words of Docker's package nat.
tl::expected<std::vector<std::string>, Message> parsePorts(std::string_view spec);

} // namespace stagewright::plan
