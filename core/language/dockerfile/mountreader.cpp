#include "core/language/dockerfile/mountreader.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/csv.h"
#include "core/language/dockerfile/parsebool.h"
#include "core/language/dockerfile/suggest.h"

#include <algorithm>
#include <array>

namespace stagewright::dockerfile {

namespace {

constexpr Mount::Type kTypes[] = {Mount::Type::Bind, Mount::Type::Cache, Mount::Type::Tmpfs,
                                  Mount::Type::Secret, Mount::Type::Ssh};

tl::unexpected<Message> failure(std::string_view text,
                                std::initializer_list<std::string_view> arguments)
{
    return tl::unexpected(Message(text, arguments));
}

/// Where parts of a flag's value stand in the file. Exact where the flag is written without quotes
/// and escapes; else every part is the whole flag.
class ValuePlaces
{
public:
    ValuePlaces(const Flag &flag, const syntax::JoinedText &line, syntax::Span span)
        : m_line(line)
        , m_whole(span)
        , m_isExact(line.text(span) == concat("--", flag.name, "=", flag.value->text))
        , m_begin(span.begin + static_cast<std::uint32_t>(flag.name.size()) + 3)
    {}

    TextRange at(const CsvField &field, std::size_t begin, std::size_t end) const
    {
        if (!m_isExact || field.isQuoted)
            return m_line.toFile(m_whole);
        const auto base = m_begin + field.span.begin;
        return m_line.toFile(syntax::Span{base + static_cast<std::uint32_t>(begin),
                                          base + static_cast<std::uint32_t>(end)});
    }

private:
    const syntax::JoinedText &m_line;
    syntax::Span m_whole;
    bool m_isExact;
    std::uint32_t m_begin;
};

KeyValue readOption(const CsvField &field, const ValuePlaces &places)
{
    const auto equals = field.text.find('=');
    const auto keyEnd = std::min(equals, field.text.size());
    KeyValue option;
    option.key = {toLowerAscii(field.text.substr(0, keyEnd)), places.at(field, 0, keyEnd)};
    if (equals != std::string::npos)
        option.value =
            Word{field.text.substr(equals + 1), places.at(field, equals + 1, field.text.size())};
    return option;
}

Mount::Type typeOf(std::string_view value)
{
    for (const auto type : kTypes) {
        if (equalsIgnoringAsciiCase(nameOf(type), value))
            return type;
    }
    return Mount::Type::Bind;
}

} // namespace

tl::expected<Mount, Message> readMount(const Flag &flag, const syntax::JoinedText &line,
                                       syntax::Span flagSpan)
{
    Mount mount;
    mount.range = flag.range;
    if (!flag.value)
        return mount;
    const auto fields = splitCsv(flag.value->text);
    if (!fields)
        return failure(MSG("dockerfile", "failed to parse csv mounts: %1"),
                       {fields.error().toString()});
    const ValuePlaces places(flag, line, flagSpan);
    for (const auto &field : *fields) {
        auto option = readOption(field, places);
        if (option.key.text == "type" && option.value)
            mount.type = typeOf(option.value->text);
        if (option.key.text == "from" && option.value && !option.value->text.empty()) {
            mount.from = SourceReference{*option.value};
        }
        mount.options.push_back(std::move(option));
    }
    return mount;
}

std::optional<Message> checkMountSource(const Mount &mount)
{
    const bool hasVariable = std::ranges::any_of(mount.options, [](const KeyValue &option) {
        const auto dollar = option.value ? option.value->text.find('$') : std::string::npos;
        return option.key.text == "from" && dollar != std::string::npos &&
               dollar + 1 != option.value->text.size();
    });
    if (!hasVariable)
        return std::nullopt;
    return Message(
        MSG("dockerfile", "'%1' doesn't support variable expansion, define alias stage instead"),
        {"from"});
}

tl::expected<Device, Message> readDevice(std::string_view value)
{
    const auto fields = splitCsv(value);
    if (!fields)
        return failure(MSG("dockerfile", "failed to parse csv devices: %1"),
                       {fields.error().toString()});
    Device device;
    for (const auto &field : *fields) {
        const auto equals = field.text.find('=');
        const auto key = toLowerAscii(std::string_view(field.text).substr(0, equals));
        const bool hasValue = equals != std::string::npos;
        const auto text = hasValue ? field.text.substr(equals + 1) : std::string();
        if (key == "required") {
            const auto required = hasValue ? parseBool(text) : true;
            if (!required)
                return failure(MSG("dockerfile", "invalid value for %1: %2"), {key, text});
            device.required = *required;
        } else if (key == "name" && hasValue) {
            if (!device.name.empty())
                return failure(MSG("dockerfile", "device name already set to %1"), {device.name});
            device.name = text;
        } else if (device.name.empty()) {
            device.name = field.text;
        } else if (!hasValue) {
            return failure(MSG("dockerfile", "invalid field '%1' must be a key=value pair"),
                           {field.text});
        } else {
            constexpr std::array<std::string_view, 2> kKeys = {"name", "required"};
            return failure(MSG("dockerfile", "unexpected key '%1' in '%2'%3"),
                           {key, field.text, suggestion(key, kKeys)});
        }
    }
    return device;
}

} // namespace stagewright::dockerfile
