/// Small helpers on byte strings. ASCII only where case or white space matters.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright {

/// One allocation for all parts.
std::string concatParts(std::span<const std::string_view> parts);

/// `concat("a", name, "c")`: anything that converts to std::string_view.
template<typename... Parts>
std::string concat(const Parts &...parts)
{
    const std::string_view views[] = {std::string_view(parts)...};
    return concatParts(views);
}

/// Every part, empty ones too: split("a,,b", ',') has three.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(std::span<const std::string> parts, std::string_view separator);

/// Without ASCII white space (space, \t, \n, \v, \f, \r) at both ends.
std::string_view trim(std::string_view text);

std::string toLowerAscii(std::string_view text);
std::string toUpperAscii(std::string_view text);
bool equalsIgnoringAsciiCase(std::string_view left, std::string_view right);

/// The whole text as an unsigned decimal number: no sign, no blanks, no overflow.
std::optional<std::uint64_t> parseUnsigned(std::string_view text);

/// "0B", "14.2kB", "1.98MB" as `docker` prints it (docker/go-units): three digits, powers of 1000.
std::string humanSize(std::uint64_t bytes);

std::string toHex(std::span<const std::uint8_t> bytes);

/// RFC 4648 with padding.
std::string toBase64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);

/// Number of single-character edits between two texts (insert, delete, replace).
std::size_t levenshtein(std::string_view left, std::string_view right);

} // namespace stagewright
