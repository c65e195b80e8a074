/// Durations as Go writes them: "300ms", "1h30m", "-1.5s".
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <string_view>

namespace stagewright::dockerfile {

/// Nanoseconds. Errors in the words of Go's time.ParseDuration.
tl::expected<std::int64_t, Message> parseDuration(std::string_view text);

} // namespace stagewright::dockerfile
