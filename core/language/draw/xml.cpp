#include "core/language/draw/xml.h"

#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

#include <cmath>

namespace stagewright::draw {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void appendEscaped(std::string &xml, char c)
{
    switch (c) {
    case '&':
        xml += "&amp;";
        return;
    case '<':
        xml += "&lt;";
        return;
    case '>':
        xml += "&gt;";
        return;
    case '"':
        xml += "&quot;";
        return;
    default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool isForbidden = byte < 0x20 && c != '\n' && c != '\t';
    isForbidden ? xml += kReplacement : xml += c;
}

} // namespace

std::string escapeXml(std::string_view text)
{
    const auto repaired = repairUtf8(text);
    std::string xml;
    for (std::size_t at = 0; at < repaired.size(); ++at) {
        // U+FFFE and U+FFFF are well-formed UTF-8 and no characters of XML.
        const auto three = std::string_view(repaired).substr(at, 3);
        if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
            xml += kReplacement;
            at += 2;
            continue;
        }
        appendEscaped(xml, repaired[at]);
    }
    return xml;
}

std::string number(double value)
{
    const auto hundredths = std::llround(value * 100);
    const auto magnitude = hundredths < 0 ? -hundredths : hundredths;
    std::string text = hundredths < 0 ? "-" : "";
    text += std::to_string(magnitude / 100);
    if (const auto rest = magnitude % 100; rest != 0) {
        text += concat(rest < 10 ? ".0" : ".", std::to_string(rest));
        if (text.back() == '0')
            text.pop_back();
    }
    return text;
}

void XmlWriter::begin(std::string_view name, const Attributes &attributes)
{
    m_text.append(m_open.size() * 2, ' ');
    m_text += concat("<", name);
    for (const auto &[key, value] : attributes)
        m_text += concat(" ", key, "=\"", escapeXml(value), "\"");
}

void XmlWriter::add(std::string_view name, const Attributes &attributes)
{
    begin(name, attributes);
    m_text += "/>\n";
}

void XmlWriter::addText(std::string_view name, const Attributes &attributes, std::string_view text)
{
    addRaw(name, attributes, escapeXml(text));
}

void XmlWriter::addRaw(std::string_view name, const Attributes &attributes, std::string_view xml)
{
    begin(name, attributes);
    m_text += concat(">", xml, "</", name, ">\n");
}

void XmlWriter::open(std::string_view name, const Attributes &attributes)
{
    begin(name, attributes);
    m_text += ">\n";
    m_open.emplace_back(name);
}

void XmlWriter::close()
{
    const auto name = std::move(m_open.back());
    m_open.pop_back();
    m_text.append(m_open.size() * 2, ' ');
    m_text += concat("</", name, ">\n");
}

} // namespace stagewright::draw
