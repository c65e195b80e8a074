#include "core/image/oci/timestamp.h"

#include "core/base/support/strings.h"

#include <cstdio>

namespace stagewright::oci {

namespace {

using namespace std::chrono;

/// Reads fixed fields from left to right; `ok` stays false once a field was missing.
class FieldReader
{
public:
    explicit FieldReader(std::string_view text)
        : m_rest(text)
    {}

    int number(std::size_t digits)
    {
        const auto value = parseUnsigned(m_rest.substr(0, digits));
        if (m_rest.size() < digits || !value)
            return failed();
        m_rest.remove_prefix(digits);
        return static_cast<int>(*value);
    }

    void expect(std::string_view allowed)
    {
        if (m_rest.empty() || allowed.find(m_rest.front()) == std::string_view::npos)
            failed();
        else
            m_rest.remove_prefix(1);
    }

    bool ok() const { return m_ok; }
    std::string_view rest() const { return m_rest; }
    void skip(std::size_t count) { m_rest.remove_prefix(count); }

private:
    int failed()
    {
        m_ok = false;
        m_rest = {};
        return 0;
    }

    std::string_view m_rest;
    bool m_ok = true;
};

nanoseconds readFraction(FieldReader &fields)
{
    if (!fields.rest().starts_with('.') && !fields.rest().starts_with(','))
        return {};
    fields.skip(1);
    std::int64_t value = 0;
    std::int64_t unit = 1'000'000'000;
    while (!fields.rest().empty() && fields.rest()[0] >= '0' && fields.rest()[0] <= '9') {
        if (unit > 1) {
            value = value * 10 + (fields.rest()[0] - '0');
            unit /= 10;
        }
        fields.skip(1);
    }
    return nanoseconds(value * unit);
}

minutes readOffset(FieldReader &fields)
{
    if (fields.rest().starts_with('Z') || fields.rest().starts_with('z')) {
        fields.skip(1);
        return {};
    }
    const bool west = fields.rest().starts_with('-');
    fields.expect("+-");
    const int hour = fields.number(2);
    fields.expect(":");
    const int minute = fields.number(2);
    const auto offset = hours(hour) + minutes(minute);
    return west ? -offset : offset;
}

} // namespace

std::string formatTimestamp(Timestamp time)
{
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<nanoseconds>(time - day));
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    std::string result = text;
    if (const auto fraction = clock.subseconds().count(); fraction != 0) {
        std::snprintf(text, sizeof text, ".%09lld", static_cast<long long>(fraction));
        result += text;
        result.erase(result.find_last_not_of('0') + 1);
    }
    return result + "Z";
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    FieldReader fields(text);
    const int yearNumber = fields.number(4);
    fields.expect("-");
    const int monthNumber = fields.number(2);
    fields.expect("-");
    const int dayNumber = fields.number(2);
    fields.expect("Tt ");
    const int hour = fields.number(2);
    fields.expect(":");
    const int minute = fields.number(2);
    fields.expect(":");
    const int second = fields.number(2);
    const auto fraction = readFraction(fields);
    const auto offset = readOffset(fields);
    const year_month_day date{year(yearNumber), month(static_cast<unsigned>(monthNumber)),
                              day(static_cast<unsigned>(dayNumber))};
    // Nanoseconds since 1970 in 64 bits end at these years.
    const bool inRange = yearNumber >= 1678 && yearNumber <= 2261;
    if (!fields.ok() || !fields.rest().empty() || !date.ok() || !inRange || hour > 23 ||
        minute > 59 || second > 60)
        return std::nullopt;
    return Timestamp(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second) + fraction -
           offset;
}

} // namespace stagewright::oci
