#include "core/language/dockerfile/duration.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

#include <limits>
#include <optional>

namespace stagewright::dockerfile {

namespace {

struct Unit
{
    std::string_view name;
    double nanoseconds;
};

constexpr Unit kUnits[] = {{"ns", 1},   {"us", 1e3}, {"\xC2\xB5s", 1e3}, {"\xCE\xBCs", 1e3},
                           {"ms", 1e6}, {"s", 1e9},  {"m", 60e9},        {"h", 3600e9}};

std::size_t countDigits(std::string_view text)
{
    std::size_t count = 0;
    while (count < text.size() && syntax::isDigit(static_cast<unsigned char>(text[count])))
        ++count;
    return count;
}

/// The number at the start of the text, which it removes.
std::optional<double> takeNumber(std::string_view &text)
{
    const auto whole = countDigits(text);
    auto value = 0.0;
    for (const char c : text.substr(0, whole))
        value = value * 10 + (c - '0');
    text.remove_prefix(whole);
    if (!text.starts_with('.'))
        return whole > 0 ? std::optional(value) : std::nullopt;
    text.remove_prefix(1);
    const auto fraction = countDigits(text);
    auto scale = 0.1;
    for (const char c : text.substr(0, fraction)) {
        value += (c - '0') * scale;
        scale /= 10;
    }
    text.remove_prefix(fraction);
    return whole + fraction > 0 ? std::optional(value) : std::nullopt;
}

std::string_view takeUnit(std::string_view &text)
{
    std::size_t length = 0;
    while (length < text.size() && text[length] != '.' &&
           !syntax::isDigit(static_cast<unsigned char>(text[length])))
        ++length;
    const auto unit = text.substr(0, length);
    text.remove_prefix(length);
    return unit;
}

tl::unexpected<Message> invalid(std::string_view text)
{
    return tl::unexpected(
        Message(MSG("dockerfile", "time: invalid duration %1"), {syntax::quoted(text)}));
}

} // namespace

tl::expected<std::int64_t, Message> parseDuration(std::string_view text)
{
    auto rest = text;
    const bool isNegative = rest.starts_with('-');
    if (isNegative || rest.starts_with('+'))
        rest.remove_prefix(1);
    if (rest == "0")
        return 0;
    if (rest.empty())
        return invalid(text);
    double total = 0;
    while (!rest.empty()) {
        const auto number = takeNumber(rest);
        if (!number)
            return invalid(text);
        const auto name = takeUnit(rest);
        if (name.empty())
            return tl::unexpected(Message(MSG("dockerfile", "time: missing unit in duration %1"),
                                          {syntax::quoted(text)}));
        const Unit *unit = nullptr;
        for (const auto &known : kUnits) {
            if (known.name == name)
                unit = &known;
        }
        if (!unit)
            return tl::unexpected(Message(MSG("dockerfile", "time: unknown unit %1 in duration %2"),
                                          {syntax::quoted(name), syntax::quoted(text)}));
        total += *number * unit->nanoseconds;
    }
    if (total >= static_cast<double>(std::numeric_limits<std::int64_t>::max()))
        return invalid(text);
    const auto nanoseconds = static_cast<std::int64_t>(total + 0.5);
    return isNegative ? -nanoseconds : nanoseconds;
}

} // namespace stagewright::dockerfile
