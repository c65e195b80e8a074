#include "core/language/convert/govalues.h"

#include "core/base/support/strings.h"

#include <charconv>

namespace stagewright::convert {

namespace {

template<typename Number, typename... Format>
std::optional<Number> parseWhole(std::string_view text, Format... format)
{
    Number value{};
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, format...);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole ? std::optional(value) : std::nullopt;
}

/// Power of two that "k", "mb" or "GiB" stands for.
std::optional<unsigned> shiftOf(std::string_view unit)
{
    constexpr std::string_view kUnits = "kmgtp";
    const auto lower = toLowerAscii(unit);
    if (lower.empty() || lower == "b")
        return 0;
    const auto index = kUnits.find(lower.front());
    const auto rest = std::string_view(lower).substr(1);
    if (index == std::string_view::npos || (rest != "" && rest != "b" && rest != "ib"))
        return std::nullopt;
    return static_cast<unsigned>(10 * (index + 1));
}

} // namespace

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    return parseWhole<std::int64_t>(text);
}

std::optional<std::uint32_t> parseUnsigned32(std::string_view text, int base)
{
    return parseWhole<std::uint32_t>(text, base);
}

std::optional<std::uint64_t> parseBytes(std::string_view text)
{
    const auto last = text.find_last_of("0123456789. ");
    if (last == std::string_view::npos)
        return std::nullopt;
    const auto number = text.substr(0, text[last] == ' ' ? last : last + 1);
    const auto size = parseWhole<double>(number.starts_with('+') ? number.substr(1) : number);
    const auto shift = shiftOf(text.substr(last + 1));
    if (!size || *size < 0 || !shift)
        return std::nullopt;
    return static_cast<std::uint64_t>(*size * static_cast<double>(std::uint64_t{1} << *shift));
}

} // namespace stagewright::convert
