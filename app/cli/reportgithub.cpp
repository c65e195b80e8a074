#include "app/cli/checkreport.h"
#include "app/cli/positions.h"
#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

namespace stagewright::app {

namespace {

std::string escaped(std::string_view text, std::string_view special)
{
    std::string result;
    for (const char c : repairUtf8(text)) {
        if (special.find(c) == std::string_view::npos)
            result += c;
        else
            result += concat("%", toUpperAscii(toHex(std::array{static_cast<std::uint8_t>(c)})));
    }
    return result;
}

std::string escapedData(std::string_view text)
{
    return escaped(text, "%\r\n");
}

std::string escapedProperty(std::string_view text)
{
    return escaped(text, "%\r\n:,");
}

std::string_view commandOf(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return "error";
    case lint::Severity::Warning:
        return "warning";
    case lint::Severity::Information:
    case lint::Severity::Hint:
        return "notice";
    }
    return "notice";
}

/// Columns are only understood within one line.
std::string placeOf(const Positions &positions, text::TextRange range)
{
    const auto begin = positions.inUtf16(range.begin);
    const auto end = positions.inUtf16(range.end);
    auto text = concat("line=", std::to_string(begin.line), ",endLine=", std::to_string(end.line));
    if (begin.line == end.line)
        text += concat(",col=", std::to_string(begin.column),
                       ",endColumn=", std::to_string(end.column));
    return text;
}

} // namespace

std::string githubReport(const std::vector<CheckedFile> &files)
{
    std::string text;
    for (const auto &file : files) {
        const Positions positions(file.text);
        for (const auto &finding : file.findings)
            text +=
                concat("::", commandOf(finding.severity), " file=", escapedProperty(file.name), ",",
                       placeOf(positions, finding.range), ",title=", escapedProperty(finding.rule),
                       "::", escapedData(finding.message.toString()), "\n");
    }
    return text;
}

} // namespace stagewright::app
