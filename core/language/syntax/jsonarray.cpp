#include "core/language/syntax/jsonarray.h"

#include "core/language/syntax/characters.h"

#include <cmath>
#include <cstdlib>
#include <optional>

namespace stagewright::syntax {

namespace {

constexpr int kMaximumDepth = 1000;

/// Checks the whole document, and keeps the strings of the outermost array.
class JsonReader
{
public:
    explicit JsonReader(std::string_view text)
        : m_text(text)
    {}

    JsonArray readDocument()
    {
        JsonArray array;
        m_offset = skipSpaces(m_text);
        if (!take('['))
            return array;
        bool onlyStrings = true;
        if (!readElements(array.elements, onlyStrings) || !isAtEnd())
            return {};
        array.state = onlyStrings ? JsonArray::State::Strings : JsonArray::State::OtherElements;
        return array;
    }

private:
    char peek() const { return m_offset < m_text.size() ? m_text[m_offset] : '\0'; }
    bool take(char c)
    {
        if (m_offset >= m_text.size() || m_text[m_offset] != c)
            return false;
        ++m_offset;
        return true;
    }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++m_offset;
    }
    bool isAtEnd()
    {
        skipBlanks();
        return m_offset == m_text.size();
    }

    bool readElements(std::vector<JsonElement> &elements, bool &onlyStrings);
    bool readValue(int depth);
    bool readItems(char close, bool hasKeys, int depth);
    bool readNumber();
    bool readDigits();
    bool readWord(std::string_view word);
    std::optional<std::string> readString();
    bool readEscape(std::string &out);
    std::optional<char32_t> readHex();

    std::string_view m_text;
    std::size_t m_offset = 0;
};

bool JsonReader::readElements(std::vector<JsonElement> &elements, bool &onlyStrings)
{
    skipBlanks();
    if (take(']'))
        return true;
    for (;;) {
        skipBlanks();
        const auto begin = static_cast<std::uint32_t>(m_offset);
        if (peek() == '"') {
            auto text = readString();
            if (!text)
                return false;
            elements.push_back({std::move(*text), {begin, static_cast<std::uint32_t>(m_offset)}});
        } else {
            onlyStrings = false;
            if (!readValue(0))
                return false;
        }
        skipBlanks();
        if (take(']'))
            return true;
        if (!take(','))
            return false;
    }
}

bool JsonReader::readValue(int depth)
{
    if (depth > kMaximumDepth)
        return false;
    skipBlanks();
    switch (peek()) {
    case '"':
        return readString().has_value();
    case '[':
        return readItems(']', false, depth);
    case '{':
        return readItems('}', true, depth);
    case 't':
        return readWord("true");
    case 'f':
        return readWord("false");
    case 'n':
        return readWord("null");
    default:
        return readNumber();
    }
}

bool JsonReader::readItems(char close, bool hasKeys, int depth)
{
    ++m_offset;
    skipBlanks();
    if (take(close))
        return true;
    for (;;) {
        skipBlanks();
        if (hasKeys) {
            if (peek() != '"' || !readString())
                return false;
            skipBlanks();
            if (!take(':'))
                return false;
        }
        if (!readValue(depth + 1))
            return false;
        skipBlanks();
        if (take(close))
            return true;
        if (!take(','))
            return false;
    }
}

bool JsonReader::readDigits()
{
    const auto begin = m_offset;
    while (isDigit(static_cast<unsigned char>(peek())))
        ++m_offset;
    return m_offset > begin;
}

/// A number too large for a double is an error, as in Go.
bool JsonReader::readNumber()
{
    const auto begin = m_offset;
    take('-');
    if (!take('0') && !readDigits())
        return false;
    if (take('.') && !readDigits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (!readDigits())
            return false;
    }
    const std::string number(m_text.substr(begin, m_offset - begin));
    return std::isfinite(std::strtod(number.c_str(), nullptr));
}

bool JsonReader::readWord(std::string_view word)
{
    if (!m_text.substr(m_offset).starts_with(word))
        return false;
    m_offset += word.size();
    return true;
}

std::optional<std::string> JsonReader::readString()
{
    ++m_offset;
    std::string out;
    while (m_offset < m_text.size()) {
        if (take('"'))
            return out;
        if (take('\\')) {
            if (!readEscape(out))
                return std::nullopt;
            continue;
        }
        const auto point = codePointAt(m_text, m_offset);
        if (point.value < 0x20)
            return std::nullopt;
        appendUtf8(out, point.value);
        m_offset += point.length;
    }
    return std::nullopt;
}

bool JsonReader::readEscape(std::string &out)
{
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kValues = "\"\\/\b\f\n\r\t";
    if (const auto known = kNames.find(peek()); peek() != '\0' && known != std::string_view::npos) {
        out += kValues[known];
        ++m_offset;
        return true;
    }
    if (!take('u'))
        return false;
    auto value = readHex();
    if (!value)
        return false;
    if (*value >= 0xD800 && *value < 0xE000) {
        const auto before = m_offset;
        const auto low = *value < 0xDC00 && take('\\') && take('u') ? readHex() : std::nullopt;
        if (low && *low >= 0xDC00 && *low < 0xE000) {
            *value = 0x10000 + ((*value - 0xD800) << 10U) + (*low - 0xDC00);
        } else {
            m_offset = before;
            *value = 0xFFFD;
        }
    }
    appendUtf8(out, *value);
    return true;
}

std::optional<char32_t> JsonReader::readHex()
{
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = peek();
        if (isDigit(static_cast<unsigned char>(c)))
            value = value * 16 + static_cast<char32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + static_cast<char32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            value = value * 16 + static_cast<char32_t>(c - 'A' + 10);
        else
            return std::nullopt;
        ++m_offset;
    }
    return value;
}

} // namespace

JsonArray parseJsonArray(std::string_view text)
{
    return JsonReader(text).readDocument();
}

} // namespace stagewright::syntax
