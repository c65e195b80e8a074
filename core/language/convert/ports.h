/// EXPOSE.
#pragma once

#include "core/base/support/message.h"
#include "core/language/convert/resolved.h"

#include <tl/expected.hpp>

#include <string_view>

namespace stagewright::convert {

/// "80", "53/udp", "8000-8002", "127.0.0.1:8080:80": `[ip:][host:]container[/protocol]`, ranges
/// unrolled. Errors in BuildKit's words.
tl::expected<ExposedPort, Message> parsePort(std::string_view word);

} // namespace stagewright::convert
