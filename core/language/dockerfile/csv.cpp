#include "core/language/dockerfile/csv.h"

#include <algorithm>
#include <optional>

namespace stagewright::dockerfile {

namespace {

constexpr auto kNone = std::string_view::npos;

class CsvReader
{
public:
    explicit CsvReader(std::string_view record)
        : m_record(record)
    {}

    tl::expected<std::vector<CsvField>, Message> readAll()
    {
        if (m_record.empty())
            return tl::unexpected(Message("EOF"));
        std::vector<CsvField> fields;
        do {
            fields.push_back(readField());
        } while (!m_problem && takeComma());
        if (m_problem)
            return tl::unexpected(std::move(*m_problem));
        return fields;
    }

private:
    bool takeComma()
    {
        const bool isThere = m_offset < m_record.size();
        m_offset += isThere ? 1 : 0;
        return isThere;
    }
    void refuse(std::size_t offset, std::string_view why)
    {
        m_problem =
            Message("parse error on line 1, column %1: %2", {std::to_string(offset + 1), why});
    }

    CsvField readField()
    {
        CsvField field;
        field.span.begin = static_cast<std::uint32_t>(m_offset);
        field.isQuoted = m_record.substr(m_offset).starts_with('"');
        field.text = field.isQuoted ? readQuoted() : readBare();
        field.span.end = static_cast<std::uint32_t>(m_offset);
        return field;
    }
    std::string readBare()
    {
        const auto begin = m_offset;
        m_offset = std::min(m_record.find(',', begin), m_record.size());
        auto text = std::string(m_record.substr(begin, m_offset - begin));
        if (const auto quote = text.find('"'); quote != kNone)
            refuse(begin + quote, "bare \" in non-quoted-field");
        return text;
    }
    std::string readQuoted()
    {
        constexpr std::string_view kMisplaced = "extraneous or missing \" in quoted-field";
        std::string text;
        for (++m_offset;;) {
            const auto quote = m_record.find('"', m_offset);
            if (quote == kNone) {
                refuse(m_offset, kMisplaced);
                return text;
            }
            text += m_record.substr(m_offset, quote - m_offset);
            m_offset = quote + 1;
            if (m_offset == m_record.size() || m_record[m_offset] == ',')
                return text;
            if (m_record[m_offset] != '"') {
                refuse(quote, kMisplaced);
                return text;
            }
            text += '"';
            ++m_offset;
        }
    }

    std::string_view m_record;
    std::size_t m_offset = 0;
    std::optional<Message> m_problem;
};

} // namespace

tl::expected<std::vector<CsvField>, Message> splitCsv(std::string_view record)
{
    return CsvReader(record).readAll();
}

} // namespace stagewright::dockerfile
