#include "core/language/dockerfile/csv.h"

namespace stagewright::dockerfile {

namespace {

std::uint32_t narrow(std::size_t value)
{
    return static_cast<std::uint32_t>(value);
}

/// Reads from the opening quote; false where the closing one is missing.
bool readQuoted(std::string_view record, std::size_t &offset, std::string &text)
{
    for (++offset; offset < record.size(); ++offset) {
        if (record[offset] != '"') {
            text += record[offset];
        } else if (record.substr(offset + 1).starts_with('"')) {
            text += '"';
            ++offset;
        } else {
            ++offset;
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<std::vector<CsvField>> splitCsv(std::string_view record)
{
    std::vector<CsvField> fields;
    if (record.empty())
        return fields;
    for (std::size_t offset = 0;; ++offset) {
        CsvField field;
        field.span.begin = narrow(offset);
        field.isQuoted = record.substr(offset).starts_with('"');
        if (field.isQuoted) {
            if (!readQuoted(record, offset, field.text))
                return std::nullopt;
            if (offset < record.size() && record[offset] != ',')
                return std::nullopt;
        } else {
            const auto end = std::min(record.find(',', offset), record.size());
            field.text = record.substr(offset, end - offset);
            if (field.text.find('"') != std::string::npos)
                return std::nullopt;
            offset = end;
        }
        field.span.end = narrow(offset);
        fields.push_back(std::move(field));
        if (offset >= record.size())
            return fields;
    }
}

} // namespace stagewright::dockerfile
