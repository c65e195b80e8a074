/// XML as text: escaped, indented, well-formed whatever it is given.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::draw {

/// For content and for attributes in double quotes. What XML cannot hold becomes U+FFFD.
std::string escapeXml(std::string_view text);

/// A number as pictures need it: at most two decimals, no trailing zeros.
std::string number(double value);

/// Attributes in order; values are escaped when they are written.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

class XmlWriter
{
public:
    /// An element without content.
    void add(std::string_view name, const Attributes &attributes);
    /// An element whose content is text.
    void addText(std::string_view name, const Attributes &attributes, std::string_view text);
    /// An element whose content is already XML.
    void addRaw(std::string_view name, const Attributes &attributes, std::string_view xml);
    void open(std::string_view name, const Attributes &attributes);
    void close();

    std::string take() { return std::move(m_text); }

private:
    void begin(std::string_view name, const Attributes &attributes);

    std::string m_text;
    std::vector<std::string> m_open;
};

} // namespace stagewright::draw
