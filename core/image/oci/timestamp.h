/// Times in image documents: RFC 3339, in UTC, as Go prints them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stagewright::oci {

using Timestamp = std::chrono::sys_time<std::chrono::nanoseconds>;

/// "2026-11-24T01:53:00.5Z": fraction without trailing zeros, none if it is zero.
std::string formatTimestamp(Timestamp time);

/// Any RFC 3339 time, with an offset too; years 1678 to 2261. Nothing if it is none.
std::optional<Timestamp> parseTimestamp(std::string_view text);

} // namespace stagewright::oci
