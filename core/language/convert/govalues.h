/// Private to the room: numbers as Go's strconv and Docker's go-units read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stagewright::convert {

/// With a sign.
std::optional<std::int64_t> parseInteger(std::string_view text);
/// Without one, of 32 bits.
std::optional<std::uint32_t> parseUnsigned32(std::string_view text, int base);
/// "128m", "1.5 GiB": powers of 1024.
std::optional<std::uint64_t> parseBytes(std::string_view text);

} // namespace stagewright::convert
