/// EXPOSE.
#pragma once

#include "core/base/support/message.h"
#include "core/language/convert/resolved.h"

#include <optional>
#include <string_view>

namespace stagewright::convert {

/// "80", "53/udp", "8000-8002", "127.0.0.1:8080:80": `[ip:][host:]container[/protocol]`, ranges
/// unrolled. Gives what is wrong in BuildKit's words; `port` then holds the parts that were read so
/// far, no protocol where not even that is right.
std::optional<Message> readPort(std::string_view word, ExposedPort &port);

} // namespace stagewright::convert
