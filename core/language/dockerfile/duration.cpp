#include "core/language/dockerfile/duration.h"

#include "core/base/support/strings.h"

#include <optional>
#include <span>

namespace stagewright::dockerfile {

namespace {

constexpr std::uint64_t kLimit = std::uint64_t{1} << 63U;

struct Unit
{
    std::string_view name;
    std::uint64_t nanoseconds;
};

constexpr Unit kUnits[] = {
    {"ns", 1},         {"us", 1'000},        {"\xC2\xB5s", 1'000},  {"\xCE\xBCs", 1'000},
    {"ms", 1'000'000}, {"s", 1'000'000'000}, {"m", 60'000'000'000}, {"h", 3'600'000'000'000}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// In quotes; bytes above ASCII and controls as `\xc2`.
std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x20 || byte > 0x7F)
            result += concat("\\x", toHex(std::span(&byte, 1)));
        else if (c == '"' || c == '\\')
            result += std::string("\\") + c;
        else
            result += c;
    }
    return result + "\"";
}

/// Reads `1.5h`, part by part, with the rounding and the limits of Go's time package.
class DurationReader
{
public:
    explicit DurationReader(std::string_view text)
        : m_text(text)
        , m_rest(text)
    {}

    tl::expected<std::int64_t, Message> read()
    {
        const bool isNegative = m_rest.starts_with('-');
        if (isNegative || m_rest.starts_with('+'))
            m_rest.remove_prefix(1);
        if (m_rest == "0")
            return 0;
        if (m_rest.empty())
            refuse();
        while (!m_problem && !m_rest.empty())
            readPart();
        if (!m_problem && m_total == kLimit && !isNegative)
            refuse();
        if (m_problem)
            return tl::unexpected(std::move(*m_problem));
        return static_cast<std::int64_t>(isNegative ? 0 - m_total : m_total);
    }

private:
    void refuse()
    {
        m_problem = Message(MSG("dockerfile", "time: invalid duration %1"), {quoted(m_text)});
    }
    bool atDigit() const { return !m_rest.empty() && isDigit(m_rest.front()); }
    std::uint64_t takeDigit()
    {
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        return static_cast<std::uint64_t>(c - '0');
    }

    void readPart();
    std::optional<std::uint64_t> readWhole();
    void readFraction(std::uint64_t &value, double &scale);
    const Unit *readUnit();

    std::string_view m_text;
    std::string_view m_rest;
    std::uint64_t m_total = 0;
    std::optional<Message> m_problem;
};

std::optional<std::uint64_t> DurationReader::readWhole()
{
    std::uint64_t value = 0;
    while (atDigit()) {
        if (value > kLimit / 10)
            return std::nullopt;
        value = value * 10 + takeDigit();
        if (value > kLimit)
            return std::nullopt;
    }
    return value;
}

/// Digits that no longer fit are passed over.
void DurationReader::readFraction(std::uint64_t &value, double &scale)
{
    bool isFull = false;
    while (atDigit()) {
        const auto digit = takeDigit();
        isFull = isFull || value > (kLimit - 1) / 10 || value * 10 + digit > kLimit;
        if (isFull)
            continue;
        value = value * 10 + digit;
        scale *= 10;
    }
}

/// Nothing where there is none, or one that nobody knows.
const Unit *DurationReader::readUnit()
{
    std::size_t length = 0;
    while (length < m_rest.size() && m_rest[length] != '.' && !isDigit(m_rest[length]))
        ++length;
    const auto name = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    for (const auto &unit : kUnits) {
        if (unit.name == name)
            return &unit;
    }
    m_problem = name.empty() ? Message(MSG("dockerfile", "time: missing unit in duration %1"),
                                       {quoted(m_text)})
                             : Message(MSG("dockerfile", "time: unknown unit %1 in duration %2"),
                                       {quoted(name), quoted(m_text)});
    return nullptr;
}

void DurationReader::readPart()
{
    const auto size = m_rest.size();
    auto value = readWhole();
    bool hasDigits = m_rest.size() < size;
    std::uint64_t fraction = 0;
    double scale = 1;
    if (value && m_rest.starts_with('.')) {
        m_rest.remove_prefix(1);
        hasDigits = hasDigits || atDigit();
        readFraction(fraction, scale);
    }
    if (!value || !hasDigits)
        return refuse();
    const auto *unit = readUnit();
    if (!unit)
        return;
    if (*value > kLimit / unit->nanoseconds)
        return refuse();
    *value *= unit->nanoseconds;
    *value += static_cast<std::uint64_t>(static_cast<double>(fraction) *
                                         (static_cast<double>(unit->nanoseconds) / scale));
    m_total += *value;
    if (*value > kLimit || m_total > kLimit)
        refuse();
}

} // namespace

tl::expected<std::int64_t, Message> parseDuration(std::string_view text)
{
    return DurationReader(text).read();
}

} // namespace stagewright::dockerfile
