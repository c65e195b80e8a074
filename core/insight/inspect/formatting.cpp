#include "core/insight/inspect/formatting.h"

#include "core/base/support/utf8.h"

#include <algorithm>
#include <cmath>

namespace stagewright::inspect {

namespace {

std::string counted(std::int64_t number, std::string_view unit)
{
    return concat(std::to_string(number), " ", unit);
}

} // namespace

std::string humanDuration(std::chrono::seconds duration)
{
    constexpr std::int64_t kDay = 24;
    const auto seconds = duration.count();
    const auto minutes = seconds / 60;
    const auto hours = static_cast<std::int64_t>(std::lround(static_cast<double>(seconds) / 3600));
    if (seconds < 1)
        return "Less than a second";
    if (seconds == 1)
        return "1 second";
    if (seconds < 60)
        return counted(seconds, "seconds");
    if (minutes == 1)
        return "About a minute";
    if (minutes < 60)
        return counted(minutes, "minutes");
    if (hours == 1)
        return "About an hour";
    if (hours < 48)
        return counted(hours, "hours");
    if (hours < kDay * 7 * 2)
        return counted(hours / kDay, "days");
    if (hours < kDay * 30 * 2)
        return counted(hours / kDay / 7, "weeks");
    if (hours < kDay * 365 * 2)
        return counted(hours / kDay / 30, "months");
    return counted(seconds / 3600 / kDay / 365, "years");
}

std::string ellipsis(std::string_view text, std::size_t width)
{
    std::size_t offset = 0;
    std::size_t cut = 0;
    for (std::size_t count = 0; offset < text.size(); ++count) {
        if (count + 1 == width)
            cut = offset;
        if (count == width)
            return concat(text.substr(0, cut), "…");
        offset += utf8SequenceLength(text, offset);
    }
    return std::string(text);
}

std::string plainLine(std::string_view text)
{
    auto line = repairUtf8(text);
    for (auto &c : line) {
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7F')
            c = ' ';
    }
    // C1 controls are two bytes in UTF-8; some terminals obey them.
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == '\xC2' && static_cast<unsigned char>(line[i + 1]) < 0xA0)
            line.replace(i, 2, "  ");
    }
    return line;
}

std::string Table::toString() const
{
    constexpr std::size_t kMinimum = 10;
    constexpr std::size_t kGap = 3;
    std::vector<std::size_t> widths;
    for (const auto &row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()), kMinimum);
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], codePointCount(row[i]) + kGap);
    }
    std::string text;
    for (const auto &row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += row[i];
            if (i + 1 < row.size())
                text.append(widths[i] - codePointCount(row[i]), ' ');
        }
        text += '\n';
    }
    return text;
}

} // namespace stagewright::inspect
